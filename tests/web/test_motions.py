"""The page of a motion: its text by lines, what amendments change, its vote in words and numbers, its course."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import pytest

from chamber import tabled
from deployment import ask, deployment, stored
from deputies.acts.envelope import parse_actor
from deputies.sittings.sitting import Vote, VoteKind
from deputies_web.queries.differences import Piece, differences
from moved import moved

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


@cache
def _town() -> str:
    return stored(moved())


def page(motion: str, query: str = "") -> str:
    """Return the page of a motion as people read it: what goes in [-...-], what comes in {+...+}."""
    from django.test import Client

    answer = Client(headers={"host": "localhost"}).get(f"/{_town()}/motions/{motion}/{query}")
    assert answer.status_code == 200, motion
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    for tag, sign in (("<del>", "[-"), ("</del>", "-]"), ("<ins>", "{+"), ("</ins>", "+}")):
        main = main.replace(tag, sign)
    main = re.sub(r'<span class="visually-first">[^<]*</span>', "", main)
    main = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))
    return re.sub(r"\s*(\{\+|\+\}|\[-|-\])\s*", r"\1", main)


def test_every_form_of_vote_has_words() -> None:
    from deputies_web.queries.decisions import vote_line

    for kind in get_args(VoteKind):
        line = vote_line(Vote(kind, 5, 3, 1))
        assert line.form, kind
        assert line.how.split()[0] in ("by", "in"), kind


def test_amendments_stand_in_the_order_of_voting_each_with_its_state() -> None:
    text = page("m1")
    order = [
        "A1. Lines 1 to 2 carried", "A3. Line 3 rejected", "A4. Line 5 , to be struck voted next",
        "A5. Before line 6 voted as number 2", "A6. The whole text voted as number 3", "A2. Line 2 overtaken",
    ]  # fmt: skip
    assert [text.index(item) for item in order] == sorted(text.index(item) for item in order)
    assert "A1 was carried in its place" in text


def test_an_amendment_shows_what_goes_and_what_comes_in_its_lines() -> None:
    text = page("m1")
    assert "works more than[-nine-]{+eight+}hours in a[-day, and nobody" in text
    assert "{+A clock hangs in every hall.+}" in text
    own = page("a2")
    assert "A2 of the amendments to Hours" in own
    assert "forty-eight" in own


def test_lines_are_numbered_and_say_which_amendments_touch_them() -> None:
    from deputies_web.queries.amendments import amendments_of, text_of
    from deputies_web.queries.reading import open_reading

    reading = open_reading(_town())
    motion = reading.state.tables["motions"]["m1"]
    view = text_of(reading, motion, amendments_of(reading, motion))
    assert [item.number for item in view.lines] == [1, 2, 3, 4, 5, 6]
    touched = {item.number: [letter for letter, _ in item.touched] for item in view.lines if item.touched}
    assert touched == {1: ["A1"], 2: ["A1"], 5: ["A4"], 6: ["A5"]}
    assert view.now == motion.text
    assert "".join(item.text for item in view.changed if item.kind != "out").split() == motion.text.split()


def test_a_difference_gives_both_texts_back() -> None:
    cases = (("a b c", "a x c"), ("", "new"), ("old", ""), ("one two three four", "one two four"), ("quite", "another"))
    for before, after in cases:
        pieces = differences(before, after)
        assert "".join(item.text for item in pieces if item.kind != "in").split() == before.split()
        assert "".join(item.text for item in pieces if item.kind != "out").split() == after.split()
    assert differences("all of this goes", "nothing stays as it was") == (
        Piece("out", "all of this goes "), Piece("in", "nothing stays as it was"),
    )  # fmt: skip


def test_long_texts_are_compared_by_lines() -> None:
    before = "\n".join(f"line {number} of many words that nobody reads" for number in range(400))
    after = before.replace("line 7 of", "line seven of")
    out = [item.text.strip() for item in differences(before, after) if item.kind == "out"]
    assert out == ["line 7 of many words that nobody reads"]


def test_a_vote_says_why_and_who_voted_how() -> None:
    text = page("m2")
    assert "Carried by roll call: 5 for, 2 against, 1 abstaining" in text
    assert "article 4.1 requires 4 (more than half of votes cast, 7): carried." in text
    assert "9 of 9 deputies in office were present; 9 seats are planned." in text
    assert "One name was taken down wrongly." in text
    assert "Before:[-6 for, 1 against, 1 abstaining" in text
    assert "1 deputy took no part" in text
    assert "Soldiers&#x27; section 2 0 0" in text
    by_unit = page("m2", "?by=unit")
    names = ["Company D", "Mill A", "Mill B"]
    listed = by_unit[by_unit.index("Who voted how") :].split("took no part")[0]
    assert [listed.index(name) for name in names] == sorted(listed.index(name) for name in names)


def test_the_entries_of_a_vote_its_correction_and_an_earlier_vote_are_named() -> None:
    from deputies_web.queries.motions import motion_view
    from deputies_web.queries.reading import open_reading
    from deputies_web.storage.models import Entry

    reading = open_reading(_town())

    def kind_of(seq: int | None) -> str:
        return str(Entry.objects.get(system_id=_town(), seq=seq).kind)

    vote = motion_view(reading, "m2", "1927-03-09").vote
    assert vote is not None
    assert (kind_of(vote.seq), kind_of(vote.corrections[0].seq)) == ("take-roll-call", "correct-vote")
    vote = motion_view(reading, "m5", "1927-03-09").vote
    assert vote is not None
    assert vote.earlier[0][1] is not None
    assert vote.seq is not None
    assert vote.earlier[0][1] < vote.seq
    secret = motion_view(reading, "m3", "1927-03-09").vote
    assert secret is not None
    assert (len(secret.counts), kind_of(secret.seq), secret.earlier) == (2, "count-secret-vote", ())


def test_procedure_referral_and_consent_stand_on_their_pages() -> None:
    text = page("m4")
    assert "Referred to the executive , to report by 20 March 1927. The report of 9 March 1927: A hall stands" in text
    assert "Refer the motion: A school for the children of the docks carried" in text
    assert "if this is carried, it goes to the executive until 20 March 1927" in page("p4")
    assert "Rejected by show of hands: 3 for, 6 against" in page("m5")
    text = page("c1")
    assert "Lies open until 12 March 1927" in text
    assert "stands aside" in text
    text = page("c2")
    assert "Concluded: withheld" in text
    assert "There is no money for it." in text
    assert "3 deputies present have demanded a secret vote" in page("m3")
    assert "roll call open" in page("m6")


def test_a_section_that_may_object_and_a_reserved_matter_are_named() -> None:
    from deputies_web.queries.motions import motion_view
    from deputies_web.queries.reading import open_reading

    reading = open_reading(_town())
    assert motion_view(reading, "m2", "1927-03-12").may_object == (("Soldiers' section", "1927-03-12"),)
    assert motion_view(reading, "m2", "1927-03-13").may_object == ()


def test_votes_that_were_split_are_told_from_whole_ones() -> None:
    from dataclasses import replace

    from deputies.sittings.sitting import Cast
    from deputies_web.queries.reading import take_reading
    from deputies_web.queries.votes import vote_view, voter_groups

    ground = tabled()
    ids = [item.id for item in ground.state.seated("city")]
    vote = Vote(
        "roll-call", 3, 2, 0, named_for=(ids[0], ids[1]), named_against=(ids[0],),
        splits=(Cast(ids[0], "for", 2), Cast(ids[0], "against", 2)), sentence="Carried.",
    )  # fmt: skip
    motion = replace(ground.state.tables["motions"]["m1"], vote=vote)
    reading = take_reading("small-town", ground.state, lambda known: dict.fromkeys(known, "Somebody"))
    rows = [row for group in voter_groups(reading, motion, "choice", 0, 9)[0] for row in group.voters]
    assert [(item.choice, item.votes) for item in rows] == [("for", "2"), ("for", "1"), ("against", "2")]
    view = vote_view(reading, motion, ())
    assert view is not None
    assert (view.weighted, view.heads) == (True, False)
    assert [(item.votes_for, item.votes_against) for item in dict(view.sums)["party"]] == [("3", "2")]
    other = vote_view(reading, replace(motion, vote=replace(vote, votes_for=7)), ())
    assert other is not None
    assert other.heads


def test_a_page_asks_the_database_no_more_for_many_amendments() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for motion in ("m1", "m5"):
        page(motion)
        with CaptureQueriesContext(connection) as context:
            page(motion)
        counts.append(len(context))
    assert max(counts) <= min(counts) + 2, counts


def test_a_deputy_sees_what_they_were_told_about_the_vote_that_is_on() -> None:
    from deputies_web.boxes import cast_choice
    from deputies_web.queries.reading import open_reading
    from deputies_web.queries.room import own_view, room_view, touches

    system = stored(moved())
    reading = open_reading(system)

    def told(deputy: str) -> list[tuple[str, str, bool]]:
        view = own_view(reading, room_view(reading, "s1"), deputy, "1927-03-09")
        return [(item.choice, item.force, item.other) for item in view.told]

    assert told("mill-a-1.d1") == [("against", "binding", False)]
    assert told("mill-a-1.d2") == []
    cast_choice(system, "m6", "for", by=parse_actor("deputy:mill-a-1.d1"), now="1927-03-09T12:00:00Z")
    assert told("mill-a-1.d1") == [("against", "binding", True)]
    before = touches(reading, "s1")
    ask(system, "break-off-roll-call", "chair:city", now="1927-03-09T12:00:00Z", motion="m6", reason="The bell.")
    after = touches(open_reading(system), "s1")
    assert {id_ for id_, said in after.items() if before[id_] != said} == {"mill-a-1.m1"}


def test_the_phone_shows_it_before_the_buttons() -> None:
    from django.template.loader import render_to_string

    from deputies_web.queries.reading import open_reading
    from deputies_web.queries.room import own_view, room_view

    reading = open_reading(_town())
    view = own_view(reading, room_view(reading, "s1"), "mill-a-1.d1", "1927-03-09")
    html = render_to_string("room/own.html", {"own": view, "system": _town()})
    assert html.index("You were told") < html.index("<form")
    assert "binding" in html
    assert "No work on Sundays, however it is paid." in html


def test_the_list_of_speakers_says_who_speaks_until_when_who_waits_and_what_sections_have_left() -> None:
    from django.test import Client

    main = Client(headers={"host": "localhost"}).get(f"/{_town()}/sittings/s1/").content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))
    assert "company-d-1 1" in text
    assert "called at 10:07, 5:00 minutes at most: until 10:12:30" in text
    assert "Soldiers&#x27; section : spoken 0:00 of 4:00, 4:00 left" in text.replace("section:", "section :")
    assert text.index("On the list") < text.index("Time of the sections")
