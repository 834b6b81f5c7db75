"""Leave and those who stand in: a seat counts once, whoever sits on it."""

from __future__ import annotations

from chamber import CITY, constituted, resolve, votes
from credentialled import STAND_INS, STANDS_IN, D, M, heir_of, on_leave, stood_in
from deputies.acts.sittings import attendance_in
from ground import Ground, elected


def sitting(ground: Ground, *, day: str, present: list[str], id_: str = "s1") -> None:
    ground.ask("convene-sitting", "chair:city", sitting=id_, council="city", day=day, agenda=["Wages"])
    ground.ask("open-sitting", "chair:city", sitting=id_, present=present, at=f"{day}T10:00:00Z")


def led(ground: Ground) -> Ground:
    ground.ask("constitute-council", "credentials", council="city")
    city = votes(mill_a_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)
    ground.ask("elect-executive", "organiser", council="city", votes=city, voters=9)
    return ground


def test_leave_is_taken_and_ended_and_the_mandate_goes_on() -> None:
    ground = on_leave()
    away = ground.state.mandate(M)
    assert (away.away, away.away_until, away.in_office, away.sits) == ("1927-03-07", "1927-03-20", True, False)
    ground.ask("end-leave", f"deputy:{D}", mandate=M, at="1927-03-15T09:00:00Z")
    back = ground.state.mandate(M)
    assert (back.away, back.away_until, back.sits) == (None, None, True)


def test_the_secretary_takes_leave_down_for_one_who_is_prevented() -> None:
    ground = elected()
    ground.ask("take-leave", "credentials:city", mandate=M, grounds="Lies in the hospital of the mill.")
    (act,) = ground.entries[-1].acts
    assert (act["by"], act["grounds"]) == ("credentials", "Lies in the hospital of the mill.")


def test_who_stands_in_has_a_credential_like_any_other_and_stays_an_alternate() -> None:
    ground = on_leave()
    ground.ask("seat-stand-in", "credentials", mandate=M, since="1927-03-08")
    waits = ground.state.mandate(STANDS_IN)
    assert (waits.stands_in_for, waits.credential, waits.number, waits.until) == (M, "issued", 3, "1927-09-06")
    assert (waits.replaces, waits.in_office) == (None, False)
    ground.refused("confirm-credentials", "credentials", "challenge.open", mandates=[STANDS_IN])
    ground.ask("confirm-credentials", "credentials", mandates=[STANDS_IN], at="1927-03-10T00:00:00Z")
    assert ground.state.mandate(STANDS_IN).in_office
    assert ground.state.mandate(M).in_office, "the deputy keeps the mandate"
    held = {item.id for item in ground.state.holders("city")}
    assert len(held) == len(CITY)
    assert (STANDS_IN in held, M in held) == (True, False)
    ground.ask("end-leave", f"deputy:{D}", mandate=M)
    assert ground.acts() == ["leave-ended", "stand-in-ended"]
    gone = ground.state.mandate(STANDS_IN)
    assert (gone.ended, gone.end_reason) == ("1927-03-10", "leave-ended")
    ground.ask("resign", "deputy:mill-b-1.d2", mandate="mill-b-1.m2")
    assert heir_of(ground, "mill-b-1.m2") == 3, "who stood in takes a seat like any other alternate"


def test_who_stands_in_takes_the_next_empty_seat_and_stands_in_no_longer() -> None:
    ground = stood_in()
    ground.ask("resign", "deputy:mill-b-1.d2", mandate="mill-b-1.m2")
    ground.ask("seat-alternate", "credentials", vacated="mill-b-1.m2", since="1927-03-10")
    assert ground.acts() == ["credential-issued", "stand-in-ended"]
    assert ground.state.mandate("mill-b-1.m3").deputy == ground.state.mandate(STANDS_IN).deputy
    ground.ask("seat-stand-in", "credentials", mandate=M, since="1927-03-10")
    assert ground.state.mandate("mill-b-1.s4-1").stands_in_for == M


def test_who_stands_in_goes_with_the_mandate_they_stand_in_for() -> None:
    ground = stood_in()
    ground.ask("resign", f"deputy:{D}", mandate=M)
    assert ground.acts() == ["mandate-resigned", "stand-in-ended"]
    assert heir_of(ground, M) == 3


def test_nobody_stands_in_for_two() -> None:
    ground = stood_in()
    ground.ask("take-leave", "deputy:mill-b-1.d2", mandate="mill-b-1.m2")
    ground.ask("seat-stand-in", "credentials", mandate="mill-b-1.m2", since="1927-03-10")
    assert ground.state.mandate("mill-b-1.s4-1").stands_in_for == "mill-b-1.m2"


def test_a_second_time_the_same_alternate_stands_in_under_a_new_credential() -> None:
    ground = stood_in()
    ground.ask("end-leave", f"deputy:{D}", mandate=M)
    ground.ask("take-leave", f"deputy:{D}", mandate=M)
    ground.ask("seat-stand-in", "credentials", mandate=M, since="1927-03-10")
    assert ground.state.mandate("mill-b-1.s3-2").deputy == "mill-b-1.d3"


def test_a_seat_counts_once_in_a_sitting_and_who_stands_in_votes() -> None:
    ground = led(stood_in())
    there = [item for item in CITY if item != M]
    sitting(ground, day="1927-03-12", present=[*there, STANDS_IN])
    numbers = attendance_in(ground.state, ground.state.tables["sittings"]["s1"], "1927-03-12").bases
    assert (numbers.in_office, numbers.present) == (9, 9)
    refused = ground.refused("check-in", "chair:city", "faults", sitting="s1", how="hand", mandates=[M])
    assert "has no seat here" in refused.sentence


def test_a_seat_counts_once_when_a_proposal_is_signed_off_a_sitting_demanded_and_an_organ_elected() -> None:
    organ = '[organs.control]\narticle = "4.6"\nname = "Control"\nkind = "control"\nlevel = "town"\nsize = 1\n\n'
    consent = 'consent = { article = "6.2", days = 3 }\n'
    demanded = 'convening = { num = 1, den = 9, of = "members-in-office" }\n'
    changes = (
        ("notice_days = 1\n", f"notice_days = 1\n{consent}{demanded}"),
        ("[elections]\n", f"{organ}[elections]\n"),
    )
    ground = led(stood_in(*changes))
    proposal = {"council": "city", "title": "Lamps", "text": "Lamps are lit at dusk.", "competence": "wages"}
    ground.ask("propose-consent", "deputy:mill-a-1.d1", motion="c1", **proposal)
    for mandate in (STANDS_IN, *(item for item in CITY if item != M)):
        deputy = ground.state.mandate(mandate).deputy
        ground.ask("give-consent", f"deputy:{deputy}", motion="c1", answer="agree")
    ground.ask("demand-sitting", "deputy:mill-a-1.d1", demand="d1", agenda=["Lamps"], council="city")
    assert ground.acts() == ["sitting-demanded", "demand-met"], "one of nine, not of ten"
    formed = resolve(ground, "form-organ", "city-control", members=[STANDS_IN, *(item for item in CITY if item != M)])
    ground.ask("form-organ", "chair:city", motion=formed, provision="control")
    sitting(ground, day="1927-03-14", present=[item for item in CITY if item != M])
    votes_for = {"votes": [{"mandate": "mill-b-1.m2", "votes": 9}], "voters": 10}
    ground.refused("elect-organ", "secretary:city", "votes.too-many", organ="city-control", sitting="s1", **votes_for)
    ground.ask("conclude-consent", "chair:city", motion="c1", at="1927-03-15T09:00:00Z")
    (act,) = ground.entries[-1].acts
    assert (act["members"], act["signed"], act["carried"]) == (9, 9, True)


def test_a_deputy_who_goes_on_leave_while_the_council_sits_is_no_longer_present() -> None:
    ground = led(elected(STAND_INS))
    sitting(ground, day="1927-03-09", present=list(CITY))
    ground.ask("take-leave", f"deputy:{D}", mandate=M)
    numbers = attendance_in(ground.state, ground.state.tables["sittings"]["s1"], "1927-03-09").bases
    assert (numbers.in_office, numbers.present) == (9, 8)


def test_after_the_statutes_days_a_seat_on_leave_no_longer_counts_for_the_quorum() -> None:
    ground = led(elected(STAND_INS))
    for number in range(1, 6):
        deputy = f"deputy:mill-a-1.d{number}"
        ground.ask("take-leave", deputy, mandate=f"mill-a-1.m{number}", at="1927-03-08T09:00:00Z")
    four = [item for item in CITY if "mill-a" not in item]
    day = "1927-03-18"  # ten days: still counted, 4 of 9 are no quorum
    ground.ask("end-leave", "deputy:mill-a-1.d1", mandate="mill-a-1.m1")
    ground.ask("convene-sitting", "chair:city", sitting="s1", council="city", day=day, agenda=["Wages"])
    ground.refused("open-sitting", "chair:city", "sitting.no-quorum", sitting="s1", present=four, at=f"{day}T10:00:00Z")
    later = "1927-03-19"  # eleven days: four no longer count, 4 of 5 are one
    ground.ask("open-sitting", "chair:city", sitting="s1", present=four, at=f"{later}T10:00:00Z")
    opened = ground.state.tables["sittings"]["s1"]
    assert opened.quorum == 3
    attendance = attendance_in(ground.state, opened, later)
    assert (attendance.bases.in_office, attendance.bases.absent) == (9, 4), "for majorities they are members as before"


def test_who_stands_in_is_not_counted_when_the_council_is_constituted() -> None:
    ground = stood_in()
    ground.ask("constitute-council", "credentials", council="city")
    assert ground.entries[-1].acts[0]["confirmed"] == 9


def test_an_executive_is_elected_by_seats_not_by_mandates() -> None:
    ground = constituted(STAND_INS)
    ground.ask("take-leave", f"deputy:{D}", mandate=M)
    ground.ask("seat-stand-in", "credentials", mandate=M, since="1927-03-08")
    ground.ask("confirm-credentials", "credentials", mandates=[STANDS_IN], at="1927-03-10T00:00:00Z")
    city = {"council": "city", "votes": votes(mill_a_1_m1=9, mill_a_1_m2=8, company_d_1_m1=7)}
    ground.refused("elect-executive", "organiser", "votes.too-many", **city, voters=10)
    ground.ask("elect-executive", "organiser", **city, voters=9)
