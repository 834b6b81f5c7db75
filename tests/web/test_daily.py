"""Daily work on its pages: what a council may do, who decides for it, what is overdue, what a form suggests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from deployment import deployment, march
from deputies.acts.catalogue import CATALOGUE
from deputies.values import Refusal
from outsider import recount

pytestmark = pytest.mark.storage


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def text_of(address: str) -> str:
    """Return a page of the demonstration as people read it."""
    from django.test import Client

    answer = Client(headers={"host": "localhost"}).get(f"/{march()}/{address}")
    assert answer.status_code == 200, address
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_a_council_says_what_it_may_do_since_when_and_who_else_claims_it() -> None:
    page = text_of("councils/shanghai/")
    assert "deciding 21 March 1927, from the police of the concessions two powers: the older one goes on" in page
    assert "Settlements and concessions article 11.8 preparatory" in page
    assert "between sittings: Department of supply" in page


def test_the_page_of_powers_has_the_history_the_sharing_and_the_notices() -> None:
    page = text_of("councils/hubei/powers/")
    assert "It is the lower councils" in page
    assert "Below: Council of Hankow; notice of 3 days" in page
    assert "it may act from 2 April 1927 on, unless a council below takes the matter up or decides it" in page
    assert "21 March 1927: taken over (the police of the concessions), deciding" in text_of("councils/shanghai/powers/")


def test_what_an_organ_decided_waits_for_the_next_sitting_and_is_shown_where_it_lay() -> None:
    assert "On the table of its next sitting" in text_of("councils/shanghai/")
    page = text_of("sittings/shanghai.s2/")
    assert "Decided between sittings" in page
    assert "Rice for the families" in page
    assert "Coal for the kitchens" in text_of("sittings/shanghai.case/")
    page = text_of("decisions/shanghai.supply.1/")
    assert "controlling : it controls" in page
    assert "Department of supply of Council of Shanghai, between sittings; on the table of the sitting of 26" in page


def test_a_decision_says_its_stage_where_it_was_moved() -> None:
    page = text_of("motions/shanghai.m1/")
    assert "deciding : it decides: what it decides holds" in page
    assert "Council of Shanghai itself" in page


def test_what_is_overdue_stands_first() -> None:
    page = text_of("tasks/")
    titles = ["Inspectors for the mills overdue", "Print the decisions open now", "Accounts of the kitchens done"]
    assert [page.index(title) for title in titles] == sorted(page.index(title) for title in titles)
    page = text_of("councils/shanghai/")
    assert page.index("The lock-up in Chapei overdue") < page.index("The kitchens&#x27; accounts answered")


def test_a_deputy_has_tasks_and_organs() -> None:
    state = _reading().state
    holder = state.mandate(state.tables["organs"]["shanghai-supply"].posts["chair"]).deputy
    assert "Department of supply" in text_of(f"deputies/{holder}/")
    owner = state.mandate(state.tables["tasks"]["shanghai.k3"].owner).deputy
    assert "Print the decisions" in text_of(f"deputies/{owner}/")


def _reading() -> Any:
    from deputies_web.queries.reading import open_reading

    return open_reading(march())


def test_nothing_is_suggested_that_would_be_refused_at_tabling() -> None:
    """Each thing a motion may be about, of each kind, in a sitting of the whole council or of the section it needs."""
    from dataclasses import replace

    from deputies_web.forms.scope import scope_of
    from deputies_web.forms.subjects import _BY_KIND, subjects

    reading, tried = _reading(), 0
    for council, sitting in (("shanghai", "shanghai.s2"), ("conference", "conference.s1")):
        sits = reading.state.tables["sittings"][sitting]
        for kind in _BY_KIND:
            scope = scope_of(reading, {"council": council, "leads_to": {"kind": kind}}, None)
            for about, _ in subjects(scope):
                bodies = [sits, replace(sits, section="soldiers")]
                assert any(_may(kind, reading.state, about, body) for body in bodies), (kind, about)
                tried += 1
    assert tried > 60


def _may(kind: str, state: Any, about: str, sitting: Any) -> bool:
    rests = CATALOGUE[kind].rests
    assert rests is not None
    try:
        rests(state, about, sitting)
    except Refusal:
        return False
    return True


def test_a_program_from_outside_recomputes_every_result_of_the_record(tmp_path: Path) -> None:
    from deputies_web.storage.publish import publish

    publish(march(), tmp_path / "record")
    (found,) = recount(tmp_path / "record")
    assert found["wrong"] == []
    assert sum(found["results"].values()) > 9_000
