"""Laws of support from below, of objections and of emergencies by the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from deputies.directives.directive import Directive, DirectiveObjection
from deputies.directives.objecting import days_paused, standing_on, term_of
from deputies.directives.sanction import SanctionCase, SanctionSupport
from deputies.directives.sanctioning import Support, check_support, count_support
from deputies.formation.plan import Constituency
from deputies.sittings.sitting import Decision
from deputies.statutes.model import Majority, Sanction
from deputies.values import Refusal, Threshold, add_days

START = date(1927, 3, 1)
SHARES = st.builds(
    lambda num, more, strict: (num, num + more, strict), st.integers(1, 5), st.integers(1, 5), st.booleans()
)


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


@st.composite
def meetings(draw: st.DrawFn) -> tuple[tuple[Constituency, ...], tuple[SanctionSupport, ...]]:
    """Constituencies of one to three units, some of which have voted, none with more votes than electors."""
    places, votes = [], []
    for number in range(draw(st.integers(1, 8))):
        units = tuple(f"u{number}.{part}" for part in range(draw(st.integers(1, 3))))
        electors = 0
        for unit in units:
            size = draw(st.integers(1, 60))
            electors += size
            if draw(st.booleans()):
                votes_for = draw(st.integers(0, size))
                against = draw(st.integers(0, size - votes_for))
                votes.append(SanctionSupport(f"x.{unit}", "x", unit, size, votes_for, against, day(0)))
        places.append(Constituency(units[0], units[0], "city", "workers", None, units, electors, 1, ()))
    return tuple(places), tuple(votes)


def provision(units: tuple[int, int, bool], electors: tuple[int, int, bool]) -> Sanction:
    return Sanction(
        article="9",
        decides="town",
        majority=Majority(Threshold(1, 2, "votes-cast", strict=True)),
        grounds=("absence",),
        notice_days=1,
        support_units=Threshold(units[0], units[1], "units", units[2]),
        support_electors=Threshold(electors[0], electors[1], "registered", electors[2]),
        appeal="province",
        appeal_days=1,
        appeal_decided_days=1,
    )


CASE = SanctionCase("x", "removal", "city", "m", "d", "mandate", "absence", (), day(0), "", day(3), day(2), "p", "s")


def enough(held: Sequence[Constituency], votes: Sequence[SanctionSupport], rule: Sanction) -> bool:
    """The obvious twin: count by hand, compare as fractions."""
    supporting = 0
    for place in held:
        mine = [item for item in votes if item.unit in place.units]
        supporting += sum(item.votes_for - item.votes_against for item in mine) > 0
    for share, count, total in (
        (rule.support_units, supporting, len(held)),
        (rule.support_electors, sum(item.votes_for for item in votes), sum(place.electors for place in held)),
    ):
        reached = count * share.den > total * share.num if share.strict else count * share.den >= total * share.num
        if not reached:
            return False
    return True


def refused(rule: Sanction, support: Support) -> bool:
    try:
        check_support(rule, CASE, support)
    except Refusal as refusal:
        return refusal.code == "sanction.no-support"
    return False


@given(meetings(), SHARES, SHARES)
def test_support_is_enough_exactly_where_both_shares_are_reached(held: Any, units: Any, electors: Any) -> None:
    places, votes = held
    rule = provision(units, electors)
    assert refused(rule, count_support(places, votes)) != enough(places, votes, rule)


@given(meetings(), SHARES, SHARES)
def test_what_is_said_to_be_missing_is_what_would_do(held: Any, units: Any, electors: Any) -> None:
    """One fewer than the number required is refused; the number itself is not."""
    places, _ = held
    rule = provision(units, electors)
    total = sum(place.electors for place in places)
    for needed, base, share in (
        (rule.support_units.needed(len(places)), len(places), rule.support_units),
        (rule.support_electors.needed(total), total, rule.support_electors),
    ):
        assert share.met(needed, base)
        assert not share.met(needed - 1, base)


@given(meetings(), st.randoms(use_true_random=False))
def test_the_order_in_which_units_vote_does_not_matter(held: Any, chance: Any) -> None:
    places, votes = held
    shuffled = list(votes)
    chance.shuffle(shuffled)
    assert count_support(places, votes) == count_support(places, shuffled)


@given(meetings())
def test_nobody_gains_units_by_splitting_one(held: Any) -> None:
    """Units that elect jointly count as the one they would be: by the sum of their votes."""
    places, votes = held
    joined = tuple(Constituency(p.id, p.name, p.council, p.layer, None, (p.id,), p.electors, 1, ()) for p in places)
    sums = []
    for place in places:
        mine = [item for item in votes if item.unit in place.units]
        if mine:
            votes_for, against = sum(i.votes_for for i in mine), sum(i.votes_against for i in mine)
            sums.append(SanctionSupport(f"x.{place.id}", "x", place.id, place.electors, votes_for, against, day(0)))
    one, other = count_support(places, votes), count_support(joined, sums)
    assert (one.units_for, one.units, one.electors_for, one.electors) == (
        other.units_for, other.units, other.electors_for, other.electors,
    )  # fmt: skip
    assert 0 <= one.units_for <= one.units
    assert 0 <= one.electors_for <= one.electors


OBJECTIONS = st.builds(
    lambda raised, settle, status, settled: DirectiveObjection(
        "o", "dir", "city", "deviation", "so", "m", day(raised), day(raised + settle),
        status=status, settled=None if status == "open" else day(raised + min(settled, settle)),
    ),
    st.integers(0, 20), st.integers(0, 20), st.sampled_from(["open", "allowed", "released", "refused"]),
    st.integers(0, 20),
)  # fmt: skip
DIRECTIVE = Directive("dir", "d", "province", "T", "T", ("city",), (), day(0), day(10), day(30), "s")


@given(OBJECTIONS, st.integers(0, 60))
def test_days_do_not_run_while_an_objection_is_open_and_run_on_afterwards(held: DirectiveObjection, today: int) -> None:
    paused = [days_paused(held, day(number)) for number in (today, today + 1)]
    assert 0 <= paused[0] <= paused[1] <= paused[0] + 1
    closed = held.settled or add_days(held.settle_by, 1)
    assert (paused[1] > paused[0]) == (held.raised <= day(today) < closed)
    term = term_of(DIRECTIVE, "city", (held,), day(today))
    assert term.choose_by >= DIRECTIVE.choose_by
    assert term_of(DIRECTIVE, "harbour", (held,), day(today)).choose_by == DIRECTIVE.choose_by


@given(OBJECTIONS, st.integers(0, 60), st.integers(0, 60))
def test_an_objection_stands_once_its_days_are_over_and_what_is_settled_stays_so(
    held: DirectiveObjection, one: int, other: int
) -> None:
    first, last = sorted((one, other))
    if held.status != "open":
        assert standing_on(held, day(first)) == standing_on(held, day(last)) == held.status
    elif standing_on(held, day(first)) == "stands":
        assert standing_on(held, day(last)) == "stands"


@given(st.integers(1, 30), st.integers(0, 60), st.none() | st.integers(0, 29), st.none() | st.integers(0, 29))
def test_an_emergency_decision_holds_for_one_stretch_of_days(
    expires: int, today: int, confirmed: int | None, lifted: int | None
) -> None:
    decision = Decision(
        "e", "city", None, "", "T", "T", "wages", day(0), "", procedure="emergency", expires=day(expires),
        confirmed=None if confirmed is None else day(confirmed), lifted=None if lifted is None else day(lifted),
    )  # fmt: skip
    days = [decision.in_force_on(day(number)) for number in range(-3, 70)]
    changes = sum(1 for one, other in pairwise(days) if one != other)
    assert changes <= 2
    assert not any(days[:3])
    assert decision.in_force_on(day(today)) == (
        today < lifted if lifted is not None else confirmed is not None or today < expires
    )
