"""Words for sittings: demanded, convened, who was there, opened and closed, their minutes approved."""

from __future__ import annotations

from collections.abc import Mapping

from deputies.acts.attendance import DeputiesArrived, DeputiesLeft
from deputies.acts.corrections import MinutesApproved
from deputies.acts.demands import DemandJoined, DemandMet, SittingDemanded
from deputies.acts.sittings import SittingClosed, SittingConvened, SittingOpened
from deputies.acts.telling.speech import Speaker, Told, count, join, quoted
from deputies.sittings.demanding import Demand
from deputies.sittings.sitting import Sitting
from deputies.values import say_date

__all__ = ["TOLD", "there"]


def _on(agenda: tuple[str, ...]) -> str:
    return f" on {join([quoted(point) for point in agenda])}" if agenda else ""


def _demanded(say: Speaker, act: SittingDemanded) -> str:
    council = say.council(act.council)
    who = say.deputy(act.member) if act.member else f"An elector below {council}"
    return f"{who} demanded a sitting of {council}{_on(act.agenda)}."


def _demand(say: Speaker, demand: str) -> str:
    """What is demanded: "the demand for a sitting of City on “Prices”"."""
    found: Demand | None = say.find("demands", demand)
    return f"the demand for a sitting of {say.council(found.council)}{_on(found.agenda)}" if found else "the demand"


def _joined(say: Speaker, act: DemandJoined) -> str:
    who = "Somebody"
    if act.member is not None:
        who = say.deputy(act.member)
    elif act.council is not None:
        who = f"{say.council(act.council)}{say.voted(act.motion or '')}"
        who = f"{who}," if act.motion else who
    elif act.unit is not None:
        who = f"{say.unit(act.unit)}, with {count(act.votes, 'vote', 'votes')} in its meeting,"
    return f"{who} joined {_demand(say, act.demand)}."


def _met(say: Speaker, act: DemandMet) -> str:
    return f"Enough have joined {_demand(say, act.demand)}: the sitting has to be convened. {act.sentence}"


def _convened(say: Speaker, act: SittingConvened) -> str:
    demanded = ", as was demanded" if act.demand else ""
    points = "; ".join(point.rstrip(".") for point in act.agenda)
    on = f", on: {points}" if points else ""
    return f"{say.body(act.council, act.section)} is to sit on {say_date(act.day)}{demanded}{on}."


def there(say: Speaker, sitting: str, present: int, quorum: int) -> str:
    """Say who is there, and what the quorum counts: "9 deputies present; the quorum is 5"."""
    return f"{count(present, 'deputy', 'deputies')} present; the quorum is {quorum:,}{_counted(say, sitting)}"


def _counted(say: Speaker, sitting: str) -> str:
    """What a quorum counts where that is not deputies present: " electors represented"."""
    found: Sitting | None = say.find("sittings", sitting)
    if found is None:
        return ""
    of = say.state.statutes[found.statute].levels[say.state.council(found.council).level].quorum.of
    if of == "units":
        return " units or councils represented"
    return " electors represented" if of in ("registered", "eligible") else ""


def _opened(say: Speaker, act: SittingOpened) -> str:
    numbers = there(say, act.sitting, act.present, act.quorum)
    return f"The sitting of {say.sitting(act.sitting)} was opened with {numbers}, which is met."


def _arrived(say: Speaker, act: DeputiesArrived) -> str:
    numbers = there(say, act.sitting, act.present, act.quorum)
    return f"{say.deputies(act.mandates)} arrived: {numbers}, which is {'met' if act.quorate else 'not met yet'}."


def _left(say: Speaker, act: DeputiesLeft) -> str:
    numbers = there(say, act.sitting, act.present, act.quorum)
    return f"{say.deputies(act.mandates)} left: {numbers}, which is {'still' if act.quorate else 'no longer'} met."


def _closed(say: Speaker, act: SittingClosed) -> str:
    not_voted = count(len(act.lapsed), "motion", "motions")
    lapsed = f"; {not_voted} not voted lapsed" if act.lapsed else ""
    return f"The sitting of {say.sitting(act.sitting)} was closed{lapsed}."


def _approved(say: Speaker, act: MinutesApproved) -> str:
    found: Sitting | None = say.find("sittings", act.sitting)
    of = f" of {say_date(found.day)}" if found else ""
    many = "the remark" if len(act.remarks) == 1 else "the remarks"
    remarks = f", with {many}: {join([quoted(item) for item in act.remarks])}" if act.remarks else "."
    return f"{say.sitting(act.sitting)} approved the minutes of its sitting{of}{say.voted(act.motion)}{remarks}"


TOLD: Mapping[type, Told] = {
    SittingDemanded: Told(_demanded, "sittings"),
    DemandJoined: Told(_joined, "sittings", shown=lambda act: act.member is None),
    DemandMet: Told(_met, "sittings"),
    SittingConvened: Told(_convened, "sittings"),
    SittingOpened: Told(_opened, "sittings"),
    DeputiesArrived: Told(_arrived),
    DeputiesLeft: Told(_left),
    SittingClosed: Told(_closed),
    MinutesApproved: Told(_approved, "sittings"),
}
"""The acts of sittings."""
