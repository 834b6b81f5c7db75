"""Organs of a council: forming them, electing and recalling their members, rotation, dissolving a commission."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from deputies.acts.choosing import ELECTING_IN, lots_drawn, turnout_in
from deputies.acts.kinds import Context, Kind, Place
from deputies.acts.naming import check_new
from deputies.acts.resting import RESTING, check_body, motion_named, pair_of, rested, spend
from deputies.acts.sittings import check_length
from deputies.acts.state import State
from deputies.councils import organ as rules
from deputies.councils.choice import MemberVotes
from deputies.councils.council import EXECUTIVE, Council, DelegatedMatter
from deputies.councils.delegated import matter_of
from deputies.councils.executive import PostHolder
from deputies.councils.organ import Organ, OrganKind, check_stands, provision_of, sitting_in
from deputies.councils.organising import check_forming, check_in_organ, elect_organ, next_chair
from deputies.sittings.sitting import Sitting
from deputies.statutes.model import Majority
from deputies.statutes.model import Organ as Provision
from deputies.values import Refusal, date_of
from deputies.values.shape import Day, Doc, Id, Least, Text

__all__ = [
    "KINDS", "DissolveOrgan", "ElectOrgan", "FormOrgan", "RecallFromOrgan", "RotatePost", "body_members",
    "check_member", "is_in_control", "members_in", "organ_named",
]  # fmt: skip


def organ_named(state: State, id_: str) -> Organ:
    """Return the organ, or raise `Refusal` (`organ.unknown`)."""
    return state.get(Organ, id_, "organ")  # type: ignore[no-any-return]


def members_in(state: State, organ: Organ, provision: Provision) -> tuple[str, ...]:
    """Return the mandates that sit in an organ now, in order of votes."""
    council = state.council(organ.council)
    held = {item: state.mandate(item) for item in organ.members}
    return sitting_in(provision, organ, council, held)


def body_members(state: State, council: Council, body: str) -> tuple[str, ...]:
    """Return the mandates that sit now in the executive, or in an organ, of a council."""
    if body == EXECUTIVE:
        named = council.executive.members if council.executive else ()
        return tuple(item for item in named if state.mandate(item).in_office)
    organ = organ_named(state, body)
    return members_in(state, organ, provision_of(state.statute, council, organ))


def is_in_control(state: State, council: str, deputy: str) -> bool:
    """Say whether a deputy sits in the control of a council now."""
    return rules.is_in_control(state.tables["organs"].values(), state.mandates_in(council), council, deputy)


@dataclass(frozen=True, slots=True)
class FormOrgan:
    """Form an organ of the statute, or a commission of the council's own."""

    motion: Annotated[Id, Doc("the motion that was carried to form it; it is about the id of the new organ")]
    provision: Annotated[Id | None, Doc("the statute's organ; left out for a commission of the council's own")] = None
    name: Annotated[Text | None, Doc("name of a commission of the council's own")] = None
    size: Annotated[int | None, Least(1), Doc("places of a commission of the council's own")] = None


@dataclass(frozen=True, slots=True)
class OrganFormed:
    """An organ was formed; its members are to be elected. What the statute delegates to it is delegated."""

    organ: Id
    council: Id
    organ_kind: OrganKind
    name: Text
    size: Annotated[int, Least(1)]
    task: Text
    motion: Id
    day: Day
    provision: Id | None = None
    delegated: tuple[Id, ...] = ()


def rests_form(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits forms an organ of its own under a new id, by the majority of its level."""
    council = state.council(sitting.council)
    level = state.statutes[sitting.statute].levels[council.level]
    check_body(sitting, council.id, article=level.article)
    check_new(state, Organ, about, "organ")
    return level.majority, level.article


def decide_form(state: State, request: FormOrgan, context: Context) -> tuple[object, ...]:
    """The council carried a motion to form it; the statute knows it, or it is a commission with a name and places."""
    motion, purpose = rested(state, request.motion, "form-organ")
    council = state.council(motion.council)
    check_new(state, Organ, purpose.about, "organ")
    provision = check_forming(
        state.statute, council, state.tables["organs"].values(),
        provision=request.provision, name=request.name, size=request.size,
    )  # fmt: skip
    return (
        OrganFormed(
            purpose.about, council.id, provision.kind, provision.name, provision.size, motion.text, motion.id,
            date_of(context.now), request.provision, _free(state, council, provision, date_of(context.now)),
        ),
    )  # fmt: skip


def _free(state: State, council: Council, provision: Provision, day: str) -> tuple[str, ...]:
    """Return what the statute delegates to an organ and nobody else decides already."""
    organs = state.tables["organs"]
    return tuple(key for key in provision.delegated if matter_of(council, organs, key, day) is None)


def apply_formed(state: State, act: OrganFormed) -> None:
    """The organ stands, without members; it decides what the statute delegates to it."""
    key = act.provision or ""
    organ = Organ(act.organ, act.council, act.organ_kind, act.name, act.size, act.day, act.motion, act.task, key)
    state.put(organ)
    council = state.council(act.council)
    given = tuple(DelegatedMatter(item, act.organ, act.day) for item in act.delegated)
    if given:
        state.put(replace(council, delegated=(*council.delegated, *given)))
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class ElectOrgan:
    """Elect the members of an organ in an open sitting of the council."""

    organ: Annotated[Id, Doc("the organ")]
    sitting: Annotated[Id, Doc("the open sitting of the council in which it is elected")]
    votes: Annotated[tuple[MemberVotes, ...], Doc("votes counted for each member")]
    voters: Annotated[int, Least(1), Doc("deputies who voted, each with as many votes as there are places")]
    posts: Annotated[tuple[PostHolder, ...], Doc("who fills which post; left out: in order of votes")] = ()
    seed: Annotated[str, Doc("seed of the public lot, drawn after the count; only for a tie")] = ""


@dataclass(frozen=True, slots=True)
class OrganElected:
    """An organ was elected, and its posts filled; members before them have left it."""

    organ: Id
    sitting: Id
    day: Day
    members: tuple[MemberVotes, ...]
    posts: tuple[PostHolder, ...]
    voters: Annotated[int, Least(1)]
    seed: str = ""


def decide_elect(state: State, request: ElectOrgan, context: Context) -> tuple[object, ...]:
    """Most votes of a quorum of those present elect."""
    organ = organ_named(state, request.organ)
    council, day = state.council(organ.council), date_of(context.now)
    check_length(request.votes, "elect-organ", "votes")
    turnout = turnout_in(state, request.sitting, council, request.voters, on=day)
    elected, posts = elect_organ(
        state.statute,
        council,
        organ,
        state.holders(council.id),
        votes=request.votes,
        turnout=turnout,
        lots=lots_drawn(state, f"organ-{organ.id}-{day}", request.seed, len(request.votes)),
        named=request.posts,
    )
    filled = tuple(PostHolder(post, mandate) for post, mandate in posts.items())
    return (OrganElected(organ.id, request.sitting, day, elected, filled, request.voters, request.seed),)


def apply_elected(state: State, act: OrganElected) -> None:
    """The organ has these members."""
    state.put(
        replace(
            organ_named(state, act.organ),
            members=tuple(item.mandate for item in act.members),
            votes=tuple(item.votes for item in act.members),
            posts={item.post: item.mandate for item in act.posts},
            elected=act.day,
            chair_since=act.day,
        )
    )


_MEMBER = "organ/mandate"


@dataclass(frozen=True, slots=True)
class RecallFromOrgan:
    """Recall a member of an organ; the mandate stays."""

    motion: Annotated[Id, Doc("the motion that was carried to recall; it is about organ/mandate")]


@dataclass(frozen=True, slots=True)
class OrganMemberRecalled:
    """A council recalled a member of one of its organs."""

    organ: Id
    mandate: Id
    motion: Id
    sentence: str
    day: Day


def rests_recall(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits recalls a member of an organ of its own, by the share that the organ's article requires."""
    organ_id, mandate = pair_of(about, _MEMBER)
    organ = organ_named(state, organ_id)
    provision = provision_of(state.statutes[sitting.statute], state.council(organ.council), organ)
    check_body(sitting, organ.council, article=provision.article)
    check_in_organ(organ, mandate, article=provision.article)
    return Majority(provision.recall), provision.article


def decide_recall(state: State, request: RecallFromOrgan, context: Context) -> tuple[object, ...]:
    """The council carried a motion to recall, and the member is still in the organ."""
    motion, purpose = rested(state, request.motion, "recall-from-organ")
    organ_id, mandate = pair_of(purpose.about, _MEMBER)
    organ = organ_named(state, organ_id)
    check_in_organ(organ, mandate, article=provision_of(state.statute, state.council(organ.council), organ).article)
    sentence = motion.vote.sentence if motion.vote else ""
    return (OrganMemberRecalled(organ.id, mandate, motion.id, sentence, date_of(context.now)),)


def apply_recalled(state: State, act: OrganMemberRecalled) -> None:
    """The organ has one member fewer; posts of that member are empty."""
    organ = organ_named(state, act.organ)
    kept = [pair for pair in zip(organ.members, organ.votes, strict=True) if pair[0] != act.mandate]
    state.put(
        replace(
            organ,
            members=tuple(member for member, _ in kept),
            votes=tuple(given for _, given in kept),
            posts={post: holder for post, holder in organ.posts.items() if holder != act.mandate},
        )
    )
    spend(state, act.motion)


@dataclass(frozen=True, slots=True)
class RotatePost:
    """Let the chair of an organ go to the next member."""

    organ: Annotated[Id, Doc("the organ")]


@dataclass(frozen=True, slots=True)
class PostRotated:
    """A post of an organ went to the next member."""

    organ: Id
    post: Text
    mandate: Id
    day: Day


def decide_rotate(state: State, request: RotatePost, context: Context) -> tuple[object, ...]:
    """The days of the statute are over, or nobody in office holds the post; a member or the secretary asks."""
    organ = organ_named(state, request.organ)
    provision = provision_of(state.statute, state.council(organ.council), organ)
    check_stands(organ, article=provision.article)
    sitting, day = members_in(state, organ, provision), date_of(context.now)
    check_member(state, context, sitting, organ.name, provision.article)
    post, mandate = next_chair(provision, organ, sitting, today=day)
    return (PostRotated(organ.id, post, mandate, day),)


def check_member(state: State, context: Context, members: tuple[str, ...], body: str, article: str) -> None:
    """Raise `Refusal` (`organ.not-member`) for a deputy who asks and does not sit in the body."""
    if context.by.office == "deputy" and context.by.of not in {state.mandate(item).deputy for item in members}:
        raise Refusal(
            "organ.not-member",
            f"The deputy {context.by.of!r} does not sit in {body}.",
            article=article,
            found=context.by.of,
            required="a member of it",
        )


def apply_rotated(state: State, act: PostRotated) -> None:
    """The post is held by the next member from this day."""
    organ = organ_named(state, act.organ)
    state.put(replace(organ, posts={**organ.posts, act.post: act.mandate}, chair_since=act.day))


@dataclass(frozen=True, slots=True)
class DissolveOrgan:
    """Dissolve a commission of the council's own."""

    motion: Annotated[Id, Doc("the motion that was carried to dissolve it")]


@dataclass(frozen=True, slots=True)
class OrganDissolved:
    """A commission was dissolved."""

    organ: Id
    motion: Id
    day: Day


def check_own(state: State, about: str, *, article: str) -> Organ:
    """Return the organ if it stands and is a commission of the council's own; raise `Refusal` otherwise.

    Codes: `organ.unknown`, `organ.dissolved`, `organ.by-statute` (the statute asks for it).
    """
    organ = organ_named(state, about)
    check_stands(organ, article=article)
    if organ.provision:
        raise Refusal(
            "organ.by-statute",
            f"The statute gives the council its {organ.name}; elect it anew, or change the statute.",
            article=article,
            found=organ.provision,
            required="a commission of the council's own",
        )
    return organ


def rests_dissolve(state: State, about: str, sitting: Sitting) -> tuple[Majority, str]:
    """The council that sits dissolves a commission of its own, by the majority of its level."""
    council = state.council(organ_named(state, about).council)
    level = state.statutes[sitting.statute].levels[council.level]
    check_body(sitting, council.id, article=level.article)
    check_own(state, about, article=level.article)
    return level.majority, level.article


def decide_dissolve(state: State, request: DissolveOrgan, context: Context) -> tuple[object, ...]:
    """The council carried a motion to dissolve, and the commission still stands."""
    motion, purpose = rested(state, request.motion, "dissolve-organ")
    council = state.council(motion.council)
    organ = check_own(state, purpose.about, article=state.statute.levels[council.level].article)
    return (OrganDissolved(organ.id, motion.id, date_of(context.now)),)


def apply_dissolved(state: State, act: OrganDissolved) -> None:
    """The commission has ended; its members stay on the record."""
    state.put(replace(organ_named(state, act.organ), dissolved=act.day))
    spend(state, act.motion)


def _place_organ(state: State, request: ElectOrgan | RotatePost) -> Place:
    return Place(council=organ_named(state, request.organ).council)


def _place_motion(state: State, request: FormOrgan | RecallFromOrgan | DissolveOrgan) -> Place:
    return Place(council=motion_named(state, request.motion).council)


KINDS = (
    Kind(
        name="form-organ",
        noun="organs",
        title="Form an organ",
        doc="Forms an organ that the statute gives councils of this level, or a commission of the council's own for "
        "preparatory work. The motion is about the id of the new organ, and its text is the task. What the statute "
        "delegates to the organ is delegated from then on. Its members are elected afterwards.",
        offices=("secretary", "chair"),
        request=FormOrgan,
        acts={OrganFormed: apply_formed},
        decide=decide_form,
        place=_place_motion,
        rests=rests_form,
        refusals={
            **RESTING,
            "motion.elsewhere": "a section sits",
            "organ.exists": "an organ has this id already",
            "organ.not-in-statute": "the statute gives councils of this level no such organ",
            "organ.formed": "the council has this organ of the statute already",
            "organ.unnamed": "a commission has no name or size, or a statute's organ is given another size",
        },
        article="organs",
    ),
    Kind(
        name="elect-organ",
        noun="organs",
        title="Elect an organ",
        doc="Elects the members of an organ in an open sitting: from among the members of the council in office, or of "
        "its executive where the statute says so. Each voter gives one vote to each of at most as many as there are "
        "places, and those with most votes are elected; fewer than places are enough, and the rest stays open until "
        "the organ is elected anew, as a whole. Nobody of the executive sits in the control.",
        offices=("secretary", "chair"),
        request=ElectOrgan,
        acts={OrganElected: apply_elected},
        decide=decide_elect,
        place=_place_organ,
        refusals={
            "organ.unknown": "there is no such organ",
            "organ.dissolved": "the organ has ended",
            **ELECTING_IN,
            "votes.too-many": "more are said to have voted than are present",
            "organ.no-quorum": "fewer deputies voted than the quorum",
            "organ.nobody": "no member has votes",
            "organ.tie": "equal votes for the last place or for the posts, and no lot is given",
            "organ.in-executive": "a member of the executive is elected to the control",
            "sheet.needed": "so many have votes that an entry cannot hold them",
            "threshold.base": "the quorum counts on something that has no number here",
            "faults": "a member stands twice, cannot be elected here, or has more votes than voters; a post is wrong",
        },
        article="organs",
    ),
    Kind(
        name="recall-from-organ",
        noun="organs",
        title="Recall from an organ",
        doc="Recalls a member of an organ by a motion of the council, carried by the share that the article on the "
        "organ "
        "requires. The motion is about the organ and the mandate, written organ/mandate. The mandate is not touched; "
        "posts of the member are empty.",
        offices=("secretary", "chair"),
        request=RecallFromOrgan,
        acts={OrganMemberRecalled: apply_recalled},
        decide=decide_recall,
        place=_place_motion,
        rests=rests_recall,
        refusals={
            **RESTING,
            "motion.elsewhere": "another council or a section sits",
            "motion.about": "the motion is not about organ/mandate",
            "organ.unknown": "there is no such organ",
            "organ.dissolved": "the organ has ended",
            "organ.no-member": "the mandate is not in the organ",
        },
        article="organs.recall",
    ),
    Kind(
        name="rotate-post",
        noun="organs",
        title="Rotate the chair",
        doc="Lets the first post of an organ go to the next member in order of votes, in a circle, where the statute "
        "sets days after which it rotates and they are over, or where nobody in office holds it.",
        offices=("secretary", "chair", "deputy"),
        request=RotatePost,
        acts={PostRotated: apply_rotated},
        decide=decide_rotate,
        place=_place_organ,
        refusals={
            "organ.unknown": "there is no such organ",
            "organ.dissolved": "the organ has ended",
            "organ.not-member": "a deputy asks who does not sit in it",
            "rotation.none": "the statute lets no post of the organ rotate, or it is not elected yet",
            "rotation.early": "the days are not over",
            "rotation.alone": "there is nobody else to whom it could go",
        },
        article="organs.rotation_days",
    ),
    Kind(
        name="dissolve-organ",
        noun="organs",
        title="Dissolve a commission",
        doc="Dissolves a commission of the council's own by a motion. Organs of the statute end with the term of their "
        "council.",
        offices=("secretary", "chair"),
        request=DissolveOrgan,
        acts={OrganDissolved: apply_dissolved},
        decide=decide_dissolve,
        place=_place_motion,
        rests=rests_dissolve,
        refusals={
            **RESTING,
            "motion.elsewhere": "another council or a section sits",
            "organ.unknown": "there is no such organ",
            "organ.dissolved": "the commission has ended already",
            "organ.by-statute": "the statute asks for the organ",
        },
        article="levels",
    ),
)
