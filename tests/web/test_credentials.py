"""The credentials desk, cards with their codes, hands that speak for themselves, and what units see of deputies."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from credentialled import TWO_HANDS, D, M, by_lists, contested, heard, issued, resigned, stood_in
from deployment import deployment, stored
from ground import Ground, elected
from officed import declared
from tenured import EARLY_BY_ELECTIONS, few
from told import voted

pytestmark = pytest.mark.storage
PASSWORD = "reed-ferry-kiln-lamp"


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def client(name: str = "", *grants: tuple[str, str, str, str]) -> Any:
    """Return a client signed in with offices: (system, office, of, seat)."""
    from django.test import Client

    found = Client(headers={"host": "localhost"})
    if name:
        from deputies_web.people.grants import Grant, make_sign_in

        held = [Grant(*grant) for grant in grants]
        found.force_login(make_sign_in(name, PASSWORD, name, held, checked=False))
    return found


def page(system: str, path: str, visitor: Any = None) -> str:
    answer = (visitor or client()).get(f"/{system}/{path}")
    assert answer.status_code == 200, answer.content.decode()[:600]
    return re.sub(r"\s+", " ", str(answer.content.decode()))


def waiting_for_a_hand() -> Ground:
    ground = issued(TWO_HANDS)
    ground.ask("confirm-credentials", "credentials", mandates=[M], at="1927-03-07T00:00:00Z")
    return ground


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (issued, ("Waiting to be confirmed", "Confirm 2 credentials")),
        (contested, ("not heard yet", "Hear mill-b-1 1 or the unit", "The doors were locked.")),
        (heard, ("the deputy was heard", "They were open from eight.", "Decide the contest of mill-b-1 1")),
        (waiting_for_a_hand, ("first hand confirmed", "second hand missing", "the second hand is next")),
        (resigned, ("Empty seats", "goes to the next in the count (article 7.1)", "seat the alternate")),
        (stood_in, ("On leave", "mill-b-1 3</a> stands in.")),
        (elected, ("Constitute the council.", "9 confirmed")),
        (lambda: few(1, EARLY_BY_ELECTIONS), ("who is elected in a by-election", "call a by-election")),
        (by_lists, ("Constitute the council.", "5 confirmed")),
    ],
)  # fmt: skip
def test_the_desk_shows_how_far_credentials_are_and_what_comes_next(
    ground: Callable[[], Ground], said: tuple[str, ...]
) -> None:
    text = page(stored(ground()), "credentials/?council=city")
    for words in said:
        assert words in text, words


def test_the_desk_of_a_council_that_is_elected_anew_shows_both_plans() -> None:
    from renewal import waiting

    text = page(stored(waiting()), "credentials/?council=city")
    assert "to be constituted anew" in text
    assert "Constitute the council anew." in text


def test_an_early_election_is_due_on_the_first_page_and_on_the_desk() -> None:
    ground = few(4, EARLY_BY_ELECTIONS)
    ground.ask("call-early-election", "credentials", council="city", when="members-below")
    system = stored(ground)
    for path in ("", "credentials/", "credentials/?council=city"):
        assert "City: too few seats are held" in page(system, path), path
    assert "City: too few seats" not in page(system, "credentials/?council=harbour")
    assert "constituted anew since 7 March 1927: too few seats are held" in page(system, "councils/city/")


def test_offices_that_do_not_go_together_are_shown() -> None:
    from officed import apart

    ground = declared(apart("manager", "deputy", effect="flag"), role="manager")
    system = stored(ground)
    for path in ("credentials/", f"deputies/{D}/"):
        text = page(system, path)
        assert "does not go together" in text
        assert "Manager and deputy do not go together (article 9.3)." in text


def test_a_declared_office_leads_back_to_the_deputys_page() -> None:
    from deputies.acts.catalogue import CATALOGUE
    from deputies_web.pages.destinations import page_of

    ground = declared()
    ground.ask("end-office", f"deputy:{D}", office="audit-1")
    assert page_of("town", CATALOGUE["end-office"], ground.entries[-1], ground.state) == f"/town/deputies/{D}/"


def test_a_card_is_seen_by_the_commission_and_by_the_deputy_alone() -> None:
    system = stored(elected())
    path = f"/{system}/mandates/{M}/credential/"
    assert client().get(path).status_code == 302
    for name, grant in (
        ("an-organiser", (system, "organiser", "", "")),
        ("another-deputy", (system, "deputy", "mill-b-1.d2", "")),
        ("another-council", (system, "credentials", "harbour", "")),
        ("another-system", ("elsewhere", "credentials", "", "")),
    ):
        assert client(name, grant).get(path).status_code == 422, name
    for name, grant in (
        ("the-commission", (system, "credentials", "", "")),
        ("the-commission-of-city", (system, "credentials", "city", "")),
        ("the-deputy", (system, "deputy", D, "")),
    ):
        assert client(name, grant).get(path).status_code == 200, name


def test_a_card_names_the_deputy_the_number_the_article_and_the_entry() -> None:
    from deputies.councils.numbering import number_in

    ground = elected()
    system = stored(ground)
    text = page(system, f"mandates/{M}/credential/", client("cards", (system, "credentials", "", "")))
    entry = next(
        item.seq for item in ground.entries if item.request["kind"] == "confirm-credentials" and M in str(item.request)
    )
    number = number_in(ground.state.council("city"), M)
    for words in ("mill-b-1 1", M, f"</span> {number}</p>", "Statute of a small town, article 5.1.", f"entry {entry}<"):
        assert words in text, words


def test_the_code_on_a_card_is_its_own_and_can_be_checked() -> None:
    from deputies_web.cards import DIGITS, card_code, check_card

    system = stored(elected())
    code = card_code(system, M)
    assert re.fullmatch(f"[0-9a-f]{{{DIGITS}}}", code)
    assert card_code(system, M) == code
    assert check_card(system, M, code)
    assert not check_card(system, "mill-b-1.m2", code)
    assert not check_card(system, M, code[:-1])
    assert not check_card(system, M, "é" * DIGITS)
    assert card_code(stored(elected()), M) != code, "another system has another key"
    text = page(system, f"mandates/{M}/credential/", client("codes", (system, "credentials", "", "")))
    assert f"http://localhost/{system}/card/{M}/{code}/" in text
    assert code not in page(system, f"deputies/{D}/", client("codes", (system, "credentials", "", "")))


def test_a_qr_code_is_a_picture_of_its_text() -> None:
    import segno

    from deputies_web.drawing.qr import draw_qr

    text = "http://localhost/town/card/mill-b-1.m1/0123456789abcdef/"
    picture = ElementTree.fromstring(draw_qr(text))
    size = int(picture.attrib["viewBox"].split()[-1])
    path = picture.find("{http://www.w3.org/2000/svg}path")
    assert path is not None
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1", path.attrib["d"])}
    rows = list(segno.make(text, error="m", micro=False, boost_error=False).matrix_iter(border=4))
    assert size == len(rows)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}
    assert all(4 <= x < size - 4 and 4 <= y < size - 4 for x, y in dark), "the quiet zone is quiet"


def test_where_the_statute_asks_for_several_a_hand_speaks_only_for_itself() -> None:
    system = stored(issued(TWO_HANDS))
    visitor = client("second-hand", (system, "credentials", "", "second"))
    form = {"mandates": [M], "_step": "look", "_token": "a-token-of-mine"}
    wrong = visitor.post(f"/{system}/do/confirm-credentials/", {**form, "hand": "first"})
    assert wrong.status_code == 422
    assert "The first hand of the credentials commission speaks for itself; you are the second hand." in (
        wrong.content.decode()
    )
    right = visitor.post(f"/{system}/do/confirm-credentials/", {**form, "hand": "second"})
    assert right.status_code == 200
    opened = page(system, f"do/confirm-credentials/?mandates={M}", visitor)
    assert re.search(r'name="hand" value="second"[^>]* checked', opened)
    unseated = client("no-hand", (system, "credentials", "", ""))
    assert unseated.post(f"/{system}/do/confirm-credentials/", {**form, "hand": "first"}).status_code == 422


def test_the_api_holds_hands_apart_as_well() -> None:
    import base64
    import json

    system = stored(issued(TWO_HANDS))
    client("api-hand", (system, "credentials", "", "second"))
    basic = base64.b64encode(f"api-hand:{PASSWORD}".encode()).decode()
    headers = {"host": "localhost", "authorization": f"Basic {basic}", "idempotency-key": "hands-apart-1"}
    address = f"/api/{system}/confirm-credentials"
    for body, code in (({"mandates": [M]}, "office.hand"), ({"mandates": [M], "hand": "third"}, "office.hand")):
        answer = client().post(address, json.dumps(body), content_type="application/json", headers=headers)
        assert answer.json()["code"] == code
    done = client().post(
        address, json.dumps({"mandates": [M], "hand": "second"}), content_type="application/json", headers=headers
    )
    assert done.status_code == 200, done.content


def test_where_one_hand_is_enough_forms_do_not_speak_of_hands() -> None:
    system = stored(issued())
    visitor = client("one-hand-only", (system, "credentials", "", ""))
    assert 'name="hand"' not in page(system, f"do/confirm-credentials/?mandates={M}", visitor)
    form = {"mandates": [M], "_step": "send", "_token": "a-token-of-ours"}
    assert visitor.post(f"/{system}/do/confirm-credentials/", form).status_code == 302


def test_a_unit_sees_at_one_glance_what_its_deputies_were_told_did_and_owe() -> None:
    text = page(stored(voted("against")), "units/mill-b/")
    for words in (
        "Your deputies", "Vote for eight hours.", 'Asks to vote <span class="choice-for">for</span>', "not kept",
        'Voted <span class="choice-against">against</span>', "a ground for recall (article 7.2)", "Open a petition",
        "A report on “Vote for eight hours.”",
    ):  # fmt: skip
        assert words in text, words
    kept = page(stored(voted("for")), f"deputies/{D}/")
    assert '<span class="tag tag-good">kept</span>' in kept
    assert "a ground for recall" not in kept


def test_where_the_mandate_is_free_an_instruction_is_called_a_wish() -> None:
    from told import instructed

    text = page(stored(instructed(('force = "binding"', 'force = "free"'))), "units/mill-b/")
    assert "a wish: the mandate is free" in text


def test_a_delegates_page_shows_the_chain_down_to_the_electors_with_its_entries() -> None:
    from chamber import above

    ground = above()
    text = page(stored(ground), "deputies/mill-a-1.d1/")
    assert "From the electors to this seat" in text
    assert "250 electors" in text
    picture = re.search(r'<svg[^>]*class="chain".*?</svg>', text)
    assert picture is not None
    links = re.findall(r'href="([^"]+)"', picture[0])
    assert [link.split("/")[2] for link in links] == ["deputies", "deputies", "units"]
    sent = next(item.seq for item in ground.entries if item.request["kind"] == "send-delegates")
    assert f"sent, entry {sent}<" in text
    assert "From the electors to this seat" not in page(stored(elected()), f"deputies/{D}/")


@pytest.mark.parametrize("path", ["credentials/", "credentials/?council=city", "units/mill-b/", f"deputies/{D}/", ""])
def test_a_page_asks_the_database_as_often_for_much_as_for_little(path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from deputies_web.storage import load

    def asked(ground: Ground) -> int:
        system = stored(ground)
        client().get(f"/{system}/{path}")
        load.current_state(system)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client().get(f"/{system}/{path}").status_code == 200
        return len(found)

    much = few(4, EARLY_BY_ELECTIONS)
    assert asked(much) <= asked(elected()) + 1
