"""Petitions on the site: what a page tells and when, the sheet, forms with lists; and what nobody is told."""

from __future__ import annotations

import base64
import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chamber import constituted, led
from deployment import ask, deployment, stored
from deputies.values import Refusal
from ground import Ground, elected
from petitions import (
    BODY,
    GIVEN,
    OPENED,
    D,
    M,
    P,
    against_city,
    at_once,
    certified,
    certify,
    council_certified,
    moved,
    of_party,
    opened,
    recall_rule,
    vote,
)

pytestmark = pytest.mark.storage

LISTED = recall_rule('grounds = ["absence", "not-following-instructions"]', "statement_words = 300")


@pytest.fixture(autouse=True)
def _at(monkeypatch: pytest.MonkeyPatch) -> None:
    deployment()
    monkeypatch.setattr("deputies_web.clock.now", lambda: "1927-03-28T09:00:00Z")


def client(system: str = "", office: str = "", of: str = "", seat: str = "") -> Any:
    from django.test import Client

    found = Client(headers={"host": "localhost"})
    if office:
        from deputies_web.people.grants import Grant, make_sign_in

        name = f"{system}-{office}-{of}-{len(seat)}"
        found.force_login(
            make_sign_in(name, "reed-ferry-kiln-lamp", name, [Grant(system, office, of, seat)], checked=False)
        )
    return found


def page(system: str, path: str = "petitions/p1/", who: Any = None) -> str:
    answer = (who or client()).get(f"/{system}/{path}")
    assert answer.status_code == 200, answer.content.decode()[:2000]
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text.replace("\u2009", " "))


def offers(system: str, who: Any, path: str = "petitions/p1/") -> list[str]:
    text = who.get(f"/{system}/{path}").content.decode()
    return re.findall(rf"/{system}/do/([a-z-]+)/", text)


def sign(system: str, *electors: int, unit: str = "mill-a", at: str = "1927-03-21T09:00:00Z") -> list[Any]:
    from deputies_web.boxes import sign_recall

    return [sign_recall(system, "p1", unit=unit, elector=f"{unit}-e{number}", now=at) for number in electors]


def test_while_it_is_signed_every_page_says_the_same_before_and_after_a_signature() -> None:
    system = stored(opened())
    places = ("petitions/", "petitions/p1/", "petitions/p1/sheet/", f"deputies/{D}/", "record/", "")
    before = [page(system, place) for place in places]
    assert "50 of 250 electors have to sign" in before[1]
    sign(system, 1, 2, 3)
    assert [page(system, place) for place in places] == before


def test_who_signs_twice_or_is_on_no_register_is_refused() -> None:
    system = stored(opened())
    sign(system, 1)
    for number, code in ((1, "recall.signed"), (900, "elector.unknown")):
        with pytest.raises(Refusal) as caught:
            sign(system, number)
        assert caught.value.code == code


def test_after_sealing_the_page_says_how_many_in_the_box_and_on_paper() -> None:
    system = stored(opened(recall_rule("verify_days = 1")))
    sign(system, *range(1, 31))
    for teller in ("first", "second"):
        given = {"teller": teller, "valid": 20, "rejected": 3}
        ask(system, "count-signatures", "teller", now="1927-04-05T09:00:00Z", **P, **given)
    from deputies_web.boxes import with_box

    plain = with_box(system, "certify-recall", P)
    ask(system, "certify-recall", "credentials", now="1927-04-06T09:00:00Z", **plain)
    text = page(system)
    assert "50 signed, 20 of them on paper" in text
    assert "50 signed, 50 of 250 electors had to sign. This was due by 1927-04-04." in text
    assert "3 lines on paper rejected" in text


def test_a_certification_that_comes_in_without_the_box_takes_the_one_kept_here() -> None:
    from deputies_web.people.grants import Grant, make_sign_in

    system = stored(opened())
    sign(system, *range(1, 51))
    make_sign_in(f"{system}-c", "reed-ferry", "c", [Grant(system, "credentials", "")], checked=False)
    from django.test import Client

    key = base64.b64encode(f"{system}-c:reed-ferry".encode()).decode()
    caller = Client(headers={"host": "localhost", "authorization": f"Basic {key}", "idempotency-key": "certified"})
    answer = caller.post(f"/api/{system}/certify-recall", json.dumps(P), content_type="application/json")
    assert answer.json()["entry"]["acts"][0]["signatures"] == 50, answer.content


def test_a_petition_signed_on_paper_alone_is_certified_without_a_box_from_the_form() -> None:
    system = stored(opened())
    for teller in ("first", "second"):
        ask(system, "count-signatures", "teller", now="1927-03-25T09:00:00Z", **P, teller=teller, valid=55)
    who = client(system, "credentials")
    answer = who.post(f"/{system}/do/certify-recall/", {"petition": "p1", "_step": "send", "_token": "t" * 20})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert "55 signed, 55 of them on paper" in page(system)


def test_grounds_and_answer_stand_side_by_side_on_page_and_sheet() -> None:
    ground = elected(LISTED)
    told = {"instruction": "i1", "text": "Vote for eight hours.", "votes_for": 90, "votes_against": 10}
    ground.ask("instruct", "elector:mill-a", mandate=M, **told)
    stated = {"ground": "not-following-instructions", "instruction": "i1"}
    ground.ask("open-recall", "elector:mill-a", **P, **GIVEN, **stated, at=OPENED)
    ground.ask("answer-recall", f"deputy:{D}", **P, text="I was ill.")
    system = stored(ground)
    for place in ("petitions/p1/", "petitions/p1/sheet/"):
        text = page(system, place)
        for words in ("Not following instructions", "Vote for eight hours.", "No report.", "I was ill."):
            assert words in text, place
    text = page(system, "petitions/")
    assert "These alone: absence, not following instructions. article 7.2" in text
    assert "Grounds and answer have at most 300 words each. article 7.2" in text


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (moved, ("the council the deputy sits in", "a motion of the council", "may answer until then")),
        (
            council_certified,
            ("The council may vote on it, from this day on", "The council the deputy sits in, by a vote"),
        ),
        (
            lambda: certify(against_city()),
            ("No confidence in City", "chair of the council may answer", "The vote opens"),
        ),
        (certified, ("The vote may be held and counted, from this day on", "Recall of", "25")),
    ],
)
def test_the_way_of_a_petition_is_told_with_its_days(made: Callable[[], Ground], words: tuple[str, ...]) -> None:
    system = stored(made())
    for place in ("petitions/p1/", "petitions/p1/sheet/"):
        text = page(system, place)
        for found in words:
            assert found in text or (place.endswith("sheet/") and found == "a motion of the council"), (place, found)
    assert "p1" in client().get(f"/{system}/petitions/").content.decode()


def test_a_meeting_that_recalled_stands_in_the_list_with_its_verdict() -> None:
    ground = at_once()
    given = {**P, **GIVEN, "votes_for": 130, "votes_against": 20}
    ground.ask("recall-at-once", "elector:mill-a", **given)
    system = stored(ground)
    assert "Voted on at once, without a petition." in page(system, "petitions/")
    text = page(system)
    assert "A meeting of those who elected voted on it, without a petition." in text
    assert "150 of 250 electors took part" in text


def test_what_each_office_may_do_is_offered_and_nothing_else() -> None:
    system = stored(opened())
    assert offers(system, client(system, "elector", "mill-a", "mill-a-e1")) == ["sign-recall"]
    assert offers(system, client(system, "elector", "mill-b", "mill-b-e1")) == []
    assert offers(system, client(system, "teller", "", "first")) == ["count-signatures"]
    assert offers(system, client(system, "credentials")) == ["certify-recall"]
    assert offers(system, client(system, "deputy", D)) == ["answer-recall"]
    assert offers(system, client(system, "deputy", "mill-a-1.d2")) == []
    assert offers(system, client(system, "elector", "mill-a", "mill-a-e1"), "petitions/") == ["open-recall"]
    assert offers(system, client(system, "organiser"), "petitions/") == []


def test_a_deputy_and_the_organiser_are_offered_to_open_one_where_the_statute_names_whom_they_speak_for() -> None:
    system = stored(of_party())
    for office, of in (("organiser", ""), ("deputy", "mill-b-1.d1")):
        assert offers(system, client(system, office, of), "petitions/") == ["open-recall"]


def test_the_chair_answers_for_a_council_and_not_for_a_deputy() -> None:
    against = stored(against_city(ground=led(BODY)))
    assert "answer-recall" in offers(against, client(against, "chair", "city"))
    one = stored(led())
    ask(one, "open-recall", "elector:mill-a", now=OPENED, **P, **GIVEN)
    assert "answer-recall" not in offers(one, client(one, "chair", "city"))


def test_a_motion_that_decides_is_offered_with_what_it_leads_to() -> None:
    system = stored(council_certified())
    who = client(system, "chair", "city")
    text = who.get(f"/{system}/petitions/p1/").content.decode()
    (href,) = re.findall(rf'/{system}/do/table-motion/[^"]*', text)
    assert "leads_to.kind=decide-recall" in href
    assert "leads_to.about=p1" in href


def test_forms_list_what_is_known() -> None:
    ground = constituted(BODY, LISTED)
    told = {"instruction": "i1", "text": "Vote for eight hours.", "votes_for": 90, "votes_against": 10}
    ground.ask("instruct", "elector:mill-a", mandate=M, **told)
    system = stored(ground)
    who = client(system, "elector", "mill-a", "mill-a-e1")
    text = who.get(f"/{system}/do/open-recall/?mandate={M}").content.decode()
    for option in ('value="absence"', 'value="i1"', 'value="nominating-organisation"', f'value="{M}"'):
        assert option in text, option
    text = who.get(f"/{system}/do/open-body-recall/").content.decode()
    assert 'value="city"' in text
    unit = offers(system, who, "units/mill-a/")
    assert {"open-recall", "open-body-recall"} <= set(unit)
    assert "recall-at-once" not in unit, "the statute knows none"


def test_the_list_asks_the_database_as_often_for_many_petitions_as_for_one() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from deputies_web.storage.load import forget

    def asked(ground: Ground) -> int:
        system = stored(ground)
        page(system, "petitions/")
        forget(system)
        with CaptureQueriesContext(connection) as caught:
            page(system, "petitions/")
        return len(caught)

    many = opened()
    for number in range(2, 6):
        given = {"petition": f"p{number}", "mandate": f"mill-a-1.m{number}", "grounds": "No report."}
        many.ask("open-recall", "elector:mill-a", **given)
    assert asked(many) == asked(opened())


def test_no_file_page_log_or_row_of_the_record_tells_who_signed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Every elector of a small system has an id and a name; none of them, and no salt, is found anywhere outside."""
    from deputies_web.storage.models import BoxItem, Elector, Entry
    from deputies_web.storage.publish import publish

    caplog.set_level(logging.DEBUG)
    system = stored(opened())
    receipts = sign(system, *range(1, 60))
    from deputies_web.boxes import with_box

    ask(system, "certify-recall", "credentials", now="1927-03-27T09:00:00Z", **with_box(system, "certify-recall", P))
    who = client(system, "elector", "mill-a", "mill-a-e77")
    seen = "".join(page(system, place, who) for place in ("petitions/p1/", "petitions/", "record/"))
    for teller in ("first", "second"):
        figures = {"teller": teller, "votes_for": 120, "votes_against": 30}
        ask(system, "vote-recall", "teller", now="1927-04-01T09:00:00Z", **P, **figures)
    publish(system, tmp_path / "record")
    files = {path.name: path.read_bytes() for path in (tmp_path / "record").rglob("*") if path.is_file()}
    rows = b"".join(bytes(data) for data in Entry.objects.filter(system_id=system).values_list("data", flat=True))
    outside = b"\n".join((*files.values(), rows, seen.encode(), caplog.text.encode()))
    electors = list(Elector.objects.filter(system_id=system).values_list("elector", "name"))
    assert len(electors) == 570
    told = set(re.findall(rb"[a-z]+-[a-d]-e[0-9]+", outside))
    assert not told & {elector.encode() for elector, _ in electors}
    assert not any(name.encode() in outside for _, name in electors)
    assert not any(receipt.salt.encode() in outside for receipt in receipts)
    published = sorted(receipt.commitment for receipt in receipts)
    box = next(data for data in files.values() if b"recall-signatures" in data and data.startswith(b'{"box"'))
    assert json.loads(box)["signatures"] == published, "in ascending order, which tells nothing of who signed when"
    names = {field.name for field in BoxItem._meta.get_fields()}
    assert names == {"pk", "system", "box", "voter", "commitment"}, "a signature has no time and no number"


@pytest.mark.parametrize(
    ("effect", "words"), [("carry-on", "9 are filled now"), ("dissolved", "dissolved 9 seats are")]
)
def test_the_page_of_a_council_says_that_confidence_was_withdrawn(effect: str, words: str) -> None:
    rule = (BODY[0], BODY[1].replace("open_days = 5", f'open_days = 5\neffect = "{effect}"'))
    ground = certify(against_city(ground=constituted(rule)))
    vote(ground, 200, 100, at="1927-04-03T09:00:00Z")
    text = page(stored(ground), "councils/city/")
    assert "It is due to be elected and constituted anew since 3 April 1927: confidence was withdrawn." in text
    assert words in text


def test_the_verdict_is_the_first_thing_a_page_says() -> None:
    ground = certified()
    vote(ground, 65, 63, spoiled=2)
    text = page(stored(ground))
    assert "65 for and 63 against, 2 spoiled; 130 of 250 electors took part" in text
    assert "65 for 63 against" in text
