"""Founding a system: the statute, the councils, the sealed roll, the adopted plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.kinds import Context, Exhibit, ExhibitNote, Kind, Place
from deputies.acts.state import AdoptedPlan, SealedRoll, State, System
from deputies.councils.council import Council
from deputies.formation.check import Finding, check_formation
from deputies.formation.plan import CouncilPlace, Plan, compute_plan, format_plan, parse_plan
from deputies.franchise.procedure import outside_franchise
from deputies.register.roll import Roll, parse_roll
from deputies.statutes.model import Statute
from deputies.statutes.reading import parse_statute
from deputies.values import Fault, Faults, Refusal, date_of
from deputies.values.shape import Day, Digest, Doc, Id, Least, Text

__all__ = ["KINDS", "AdoptPlan", "FoundSystem", "NameCouncil", "SealRoll"]


@dataclass(frozen=True, slots=True)
class FoundSystem:
    """Found a system of councils under a statute."""

    system: Annotated[Id, Doc("short id of the system, part of its record's name")]
    name: Annotated[Text, Doc("its name, for people")]
    statute: Annotated[Exhibit, ExhibitNote("statute (TOML)"), Doc("the statute it is founded under")]
    councils: Annotated[tuple[CouncilPlace, ...], Doc("the councils, each with its level and the one above it")]


@dataclass(frozen=True, slots=True)
class SystemFounded:
    """A system was founded under the statute with this digest."""

    system: Id
    name: str
    statute: Digest
    founded: Day


@dataclass(frozen=True, slots=True)
class CouncilNamed:
    """A council was named: it may now be formed."""

    id: Id
    name: str
    level: Id
    parent: Id | None = None
    also: tuple[Id, ...] = ()
    latitude: int | None = None
    longitude: int | None = None


def decide_found(state: State, request: FoundSystem, context: Context) -> tuple[object, ...]:
    """Found once, under a statute that can be read, is in force and is not historical."""
    if state.tables["systems"]:
        raise Refusal("system.founded", f"This record already holds the system {state.system.id!r}.")
    statute = parse_statute(state.exhibit(request.statute, "statute"), name="statute")
    if statute.historical:
        raise Refusal(
            "statute.historical",
            f"The statute {statute.id!r} is historical: it can be studied and simulated, not applied.",
            found=statute.id,
            required="a statute that is not historical",
        )
    _check_in_force(statute, date_of(context.now))
    faults = []
    seen: set[str] = set()
    for index, place in enumerate(request.councils):
        faults.extend(_council_faults(f"councils[{index}]", place, seen, statute.levels))
        seen.add(place.id)
    if not request.councils:
        faults.append(Fault("councils", "no council is named", "at least one council"))
    if faults:
        raise Faults("found-system", faults)
    founded = SystemFounded(request.system, request.name, request.statute, date_of(context.now))
    return (founded, *(_named(item) for item in request.councils))


def _named(place: CouncilPlace) -> CouncilNamed:
    where = (place.latitude, place.longitude)
    return CouncilNamed(place.id, place.name, place.level, place.parent, place.also, *where)


def _check_in_force(statute: Statute, today: str) -> None:
    if statute.in_force > today or (statute.until is not None and statute.until <= today):
        span = f"from {statute.in_force}" + (f" until {statute.until}" if statute.until else "")
        raise Refusal(
            "statute.not-in-force",
            f"The statute {statute.id!r} is in force {span}; it is {today}.",
            found=today,
            required=span,
        )


def _council_faults(path: str, place: CouncilPlace, known: set[str], levels: object) -> list[Fault]:
    faults = []
    if place.id in known:
        faults.append(Fault(f"{path}.id", f"the council {place.id!r} is named twice", "each council once"))
    if place.level not in levels:  # type: ignore[operator]
        faults.append(Fault(f"{path}.level", f"the statute has no level {place.level!r}", "a level of the statute"))
    if place.parent is not None and place.parent not in known:
        faults.append(Fault(f"{path}.parent", f"{place.parent!r} is not named before it", "a council named earlier"))
    for index, above in enumerate(place.also):
        if above not in known:
            faults.append(
                Fault(f"{path}.also[{index}]", f"{above!r} is not named before it", "a council named earlier")
            )
        elif place.above.count(above) > 1:
            faults.append(Fault(f"{path}.also[{index}]", f"{above!r} stands twice above it", "each council once"))
    return [*faults, *_where_faults(path, place)]


def _where_faults(path: str, place: CouncilPlace) -> list[Fault]:
    """Return what is wrong with where a council is: half of it, or a place that is not on the earth."""
    if (place.latitude is None) != (place.longitude is None):
        missing = "latitude" if place.latitude is None else "longitude"
        return [Fault(f"{path}.{missing}", "is missing", "latitude and longitude together, or neither")]
    faults = []
    for name, value, most in (("latitude", place.latitude, 90_000), ("longitude", place.longitude, 180_000)):
        if value is not None and value > most:
            faults.append(Fault(f"{path}.{name}", f"found {value}", f"at most {most} (thousandths of a degree)"))
    return faults


def apply_founded(state: State, act: SystemFounded) -> None:
    """The system exists, under its statute."""
    state.statutes[act.statute] = parse_statute(state.exhibit(act.statute, "statute"), name="statute")
    state.put(System(act.system, act.name, act.statute, act.founded))


def apply_council_named(state: State, act: CouncilNamed) -> None:
    """The council exists and waits to be formed."""
    council = Council(act.id, act.name, act.level, act.parent, also=act.also)
    state.put(replace(council, latitude=act.latitude, longitude=act.longitude))


@dataclass(frozen=True, slots=True)
class NameCouncil:
    """Name one more council of the system."""

    council: CouncilPlace


def decide_name_council(state: State, request: NameCouncil, context: Context) -> tuple[object, ...]:
    """A council is named once, at a level of the statute, below a council that exists."""
    place = request.council
    faults = _council_faults("council", place, set(state.tables["councils"]), state.statute.levels)
    if faults:
        raise Faults("name-council", faults)
    return (_named(place),)


@dataclass(frozen=True, slots=True)
class SealRoll:
    """Seal the electoral roll of a day."""

    roll: Annotated[Id, Doc("id of the roll")]
    document: Annotated[Exhibit, ExhibitNote("roll"), Doc("the roll: units with electors counted, no names")]
    source: Annotated[Digest, Doc("SHA-256 of the register file it was made from")]


@dataclass(frozen=True, slots=True)
class RollSealed:
    """A roll was sealed: from here on it does not change."""

    roll: Id
    document: Digest
    source: Digest
    units: Annotated[int, Least(1)]
    electors: Annotated[int, Least(1)]


def decide_seal(state: State, request: SealRoll, context: Context) -> tuple[object, ...]:
    """Every unit of the roll elects to a named council, is of a kind and in a layer of the statute."""
    if request.roll in state.tables["rolls"]:
        raise Refusal("roll.sealed", f"The roll {request.roll!r} is already sealed; seal a new one under another id.")
    roll = parse_roll(state.exhibit(request.document, "roll"))
    statute, councils = state.statute, state.tables["councils"]
    faults = []
    for unit in roll.units:
        for field_, value, known in (
            ("council", unit.council, councils),
            ("kind", unit.kind, statute.unit_kinds),
            ("layer", unit.layer, statute.layers),
        ):
            if value not in known:
                faults.append(Fault(f"units.{unit.id}.{field_}", f"found {value!r}", f"one of {', '.join(known)}"))
    if faults:
        raise Faults("roll", faults)
    return (RollSealed(request.roll, request.document, request.source, len(roll.units), roll.electors),)


def apply_sealed(state: State, act: RollSealed) -> None:
    """The roll is on hand for plans."""
    state.put(SealedRoll(act.roll, act.document, act.source, parse_roll(state.exhibit(act.document, "roll"))))


@dataclass(frozen=True, slots=True)
class AdoptPlan:
    """Adopt a plan of seats, exactly as it was shown beforehand."""

    plan: Annotated[Id, Doc("id of the plan")]
    roll: Annotated[Id, Doc("the sealed roll it is computed on")]
    document: Annotated[Exhibit, ExhibitNote("plan"), Doc("the plan as computed and shown")]
    acknowledged: Annotated[tuple[Id, ...], Doc("warnings of the formation check that are knowingly accepted")] = ()


@dataclass(frozen=True, slots=True)
class PlanAdopted:
    """A plan was adopted: constituencies and seats stand."""

    plan: Id
    roll: Id
    document: Digest
    constituencies: Annotated[int, Least(1)]
    seats: Annotated[int, Least(1)]
    acknowledged: tuple[Id, ...] = ()


def decide_adopt(state: State, request: AdoptPlan, context: Context) -> tuple[object, ...]:
    """The document must be the plan that statute and roll give, and each warning must be acknowledged by name."""
    if request.plan in state.tables["plans"]:
        raise Refusal(
            "plan.adopted", f"The plan {request.plan!r} is already adopted; adopt a new one under another id."
        )
    sealed: SealedRoll = state.get(SealedRoll, request.roll, "roll")
    plan = plan_on(state, sealed)
    if format_plan(plan) != state.exhibit(request.document, "plan"):
        raise Refusal(
            "plan.differs",
            f"The document is not the plan that the statute gives for the roll {request.roll!r}; "
            "compute the plan anew and look at it before adopting.",
            article="norms",
            found=request.document,
        )
    open_ = [finding for finding in warnings_on(state, sealed, plan) if finding.id not in request.acknowledged]
    if open_:
        raise Refusal(
            "plan.warnings",
            f"The formation check warns: {' '.join(item.sentence for item in open_)} "
            "Change the rules, or acknowledge each warning by its id: " + ", ".join(item.id for item in open_) + ".",
            article=open_[0].article,
            found=", ".join(item.id for item in open_),
            required="no warning, or each acknowledged",
        )
    seats = sum(item.seats for item in plan.constituencies)
    if seats == 0:
        raise Refusal("plan.empty", "The plan gives no seat to anyone: the norms are too high for this roll.")
    return (
        PlanAdopted(
            request.plan, request.roll, request.document, len(plan.constituencies), seats, request.acknowledged
        ),
    )


def plan_on(state: State, sealed: SealedRoll) -> Plan:
    """Return the plan that the statute in force gives for a sealed roll, without layers outside the franchise."""
    cases = state.tables["cases"].values()
    return compute_plan(state.statute, places_of(state), sealed.roll, outside=outside_franchise(cases))


def warnings_on(state: State, sealed: SealedRoll, plan: Plan) -> tuple[Finding, ...]:
    """Return what the formation check says of a plan on a sealed roll, beside the roll sealed before it."""
    names = {council.id: council.name for council in state.tables["councils"].values()}
    previous = previous_roll(state, sealed.id)
    return check_formation(state.statute, sealed.roll, plan, previous=previous, names=names)


def places_of(state: State) -> tuple[CouncilPlace, ...]:
    """The councils of the system as places, in order of naming."""
    return tuple(
        CouncilPlace(item.id, item.name, item.level, item.parent, item.also)
        for item in state.tables["councils"].values()
    )


def previous_roll(state: State, current: str) -> Roll | None:
    earlier = [sealed for id_, sealed in state.tables["rolls"].items() if id_ != current]
    return earlier[-1].roll if earlier else None


def apply_adopted(state: State, act: PlanAdopted) -> None:
    """Constituencies stand, and every council knows its seats; one that is constituted keeps those of its term."""
    plan = parse_plan(state.exhibit(act.document, "plan"))
    state.put(AdoptedPlan(act.plan, act.document, act.acknowledged, plan))
    for council in list(state.tables["councils"].values()):
        if council.status != "constituted":
            state.put(replace(council, seats=plan.seats_of(council.id)))


def _everywhere(state: State, request: object) -> Place:
    return Place()


KINDS = (
    Kind(
        name="found-system",
        noun="systems",
        title="Found a system of councils",
        doc="Founds the system under a statute and names its councils. The statute is kept as an exhibit; every later "
        "act is taken under the statute in force, and a process keeps the version it opened under.",
        offices=("organiser",),
        request=FoundSystem,
        acts={SystemFounded: apply_founded, CouncilNamed: apply_council_named},
        decide=decide_found,
        place=_everywhere,
        refusals={
            "system.founded": "the record already holds a system",
            "statute.historical": "the statute is historical",
            "statute.not-in-force": "the statute is not yet, or no longer, in force on the day",
            "exhibit.missing": "the statute's text was not handed in",
            "faults": "the statute or the list of councils has faults",
        },
    ),
    Kind(
        name="name-council",
        noun="councils",
        title="Name a council",
        doc="Adds a council to the system, at a level of the statute and below a council that exists.",
        offices=("organiser",),
        request=NameCouncil,
        acts={CouncilNamed: apply_council_named},
        decide=decide_name_council,
        place=_everywhere,
        refusals={"faults": "it is named twice, its level or the council above it is unknown, or it is nowhere"},
        article="levels",
    ),
    Kind(
        name="seal-roll",
        noun="rolls",
        title="Seal a roll",
        doc="Seals the electors of a day: units with their counts and, where persons were registered, the root of "
        "their salted commitments. Names never leave the register.",
        offices=("organiser", "credentials"),
        request=SealRoll,
        acts={RollSealed: apply_sealed},
        decide=decide_seal,
        place=_everywhere,
        refusals={
            "roll.sealed": "a roll of this id is sealed already",
            "exhibit.missing": "the roll's document was not handed in",
            "faults": "a unit names a council, kind or layer that does not exist, or the document is not canonical",
        },
        article="layers",
    ),
    Kind(
        name="adopt-plan",
        noun="plans",
        title="Adopt a plan of seats",
        doc="Adopts the plan that the statute gives for a sealed roll, exactly as it was computed and shown. The "
        "formation check runs again; each of its warnings must be acknowledged by name or the plan is refused.",
        offices=("organiser",),
        request=AdoptPlan,
        acts={PlanAdopted: apply_adopted},
        decide=decide_adopt,
        place=_everywhere,
        refusals={
            "plan.adopted": "a plan of this id is adopted already",
            "roll.unknown": "there is no such roll",
            "exhibit.missing": "the plan's document was not handed in",
            "plan.differs": "the document is not what the statute gives for the roll",
            "plan.warnings": "the formation check warns and a warning is not acknowledged",
            "plan.empty": "no unit gets a seat",
        },
        article="norms",
    ),
)
