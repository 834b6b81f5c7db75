"""Powers: what each act leaves. `ask` holds on every step that all entries replayed lead to the same state."""

from __future__ import annotations

from dataclasses import replace

from chamber import hand, resolve, under
from deputies.councils.council import Power
from deputies.councils.powers import stage_of
from deputies.statutes.model import Statute
from ground import Ground
from levels import three
from organised import open_sitting
from renewal import elect_anew, replan

POLICE = "The police of the concession"


def power(ground: Ground, competence: str = "order") -> Power:
    found = ground.state.council("city").power(competence)
    assert found is not None
    return found


def stage(ground: Ground, competence: str = "order") -> str:
    return stage_of(ground.state.council("city"), competence, ground.state.statute.competences[competence])


def taken(to: str = "controlling", **fields: object) -> Ground:
    ground = three()
    motion = resolve(ground, "take-over-competence", f"order/{to}", motion=f"take-{to}")
    ground.ask("take-over-competence", "chair:city", motion=motion, **fields)
    return ground


def test_a_council_begins_as_its_statute_says() -> None:
    ground = three()
    assert ground.state.council("city").powers == ()
    assert (stage(ground), stage(ground, "wages")) == ("preparatory", "deciding")


def test_a_matter_is_taken_over_in_any_step_from_an_older_authority_that_goes_on_claiming_it() -> None:
    ground = taken("deciding", authority=POLICE, dual=True)
    found = power(ground)
    assert (found.stage, found.since, found.authority, found.council) == ("deciding", "1927-03-12", POLICE, "")
    assert (found.held, found.dual) == (True, True)
    assert [(step.what, step.stage, step.authority, step.motion) for step in found.steps] == [
        ("taken", "deciding", POLICE, "take-deciding")
    ]
    assert stage(ground) == "deciding"


def test_it_may_be_taken_from_another_council_of_the_system_or_from_nobody() -> None:
    assert power(taken(older="harbour")).council == "harbour"
    assert power(taken()).authority == power(taken()).council == ""


def test_a_decision_carries_the_stage_of_the_moment_in_which_it_is_adopted() -> None:
    ground = taken("advisory")
    stages = []
    for number, to in enumerate(("", "deciding")):
        if to:
            motion = resolve(ground, "take-over-competence", f"order/{to}", motion="up")
            ground.ask("take-over-competence", "chair:city", motion=motion)
        id_ = f"d{number}"
        open_sitting(ground, f"{id_}.s")
        tabled = {"motion": f"{id_}.m", "sitting": f"{id_}.s", "title": "Guards", "text": "Guards at the gates."}
        ground.ask("table-motion", "deputy:mill-a-1.d1", **tabled, competence="order")
        ground.ask("take-roll-call", "chair:city", motion=f"{id_}.m", choices=hand("fffffffff"))
        ground.ask("adopt-decision", "chair:city", decision=id_, motion=f"{id_}.m")
        ground.ask("close-sitting", "chair:city", sitting=f"{id_}.s")
        stages.append(ground.state.tables["decisions"][id_].stage)
    assert stages == ["advisory", "deciding"]


def test_an_older_authority_gives_way_and_comes_back() -> None:
    ground = taken(authority=POLICE, dual=True)
    settling = {"council": "city", "competence": "order"}
    ground.ask("settle-authority", "chair:city", **settling, claims=False, evidence="It withdrew its posts.")
    assert not power(ground).dual
    ground.ask("settle-authority", "secretary:city", **settling, claims=True, evidence="It arrested two pickets.")
    assert power(ground).dual
    assert [(step.what, step.evidence) for step in power(ground).steps[1:]] == [
        ("gave-way", "It withdrew its posts."),
        ("came-back", "It arrested two pickets."),
    ]


def test_a_matter_kept_at_a_lower_stage_leaves_the_claim_of_the_older_authority_as_it_was() -> None:
    ground = taken("deciding", authority=POLICE, dual=True)
    ground.ask("hand-over-competence", "chair:city", motion=resolve(ground, "hand-over-competence", "order/advisory"))
    assert ground.acts() == ["stage-lowered"]
    assert (stage(ground), power(ground).dual, power(ground).held) == ("advisory", True, True)


def test_a_stage_is_lowered_that_was_never_raised() -> None:
    ground = three()
    ground.ask("hand-over-competence", "chair:city", motion=resolve(ground, "hand-over-competence", "wages/advisory"))
    assert stage(ground, "wages") == "advisory"


def test_a_matter_handed_over_is_somebody_elses_until_it_is_taken_over_again() -> None:
    ground = taken("deciding", authority=POLICE, dual=True)
    motion = resolve(ground, "hand-over-competence", "order/authority")
    ground.ask("hand-over-competence", "chair:city", motion=motion, authority="The municipality")
    found = power(ground)
    assert (found.held, found.dual, found.authority, found.stage) == (False, False, "The municipality", "deciding")
    motion = resolve(ground, "take-over-competence", "order/advisory", motion="again")
    ground.ask("take-over-competence", "chair:city", motion=motion, authority="The municipality")
    assert (power(ground).held, stage(ground)) == (True, "advisory")
    assert [step.what for step in power(ground).steps] == ["taken", "handed", "taken"]


def test_a_council_decides_on_its_own_powers_only() -> None:
    ground = taken("deciding")
    ground.ask("hand-over-competence", "chair:city", motion=resolve(ground, "hand-over-competence", "order/harbour"))
    assert power(ground).council == "harbour"
    assert ground.state.council("harbour").powers == ()


def test_powers_stay_when_the_council_is_constituted_anew() -> None:
    ground = taken("deciding")
    elect_anew(replan(ground))
    ground.ask("constitute-council", "credentials", council="city", at="1927-09-07T09:00:00Z")
    assert stage(ground) == "deciding"


def test_no_council_is_above_the_highest_stage_of_the_statute_in_force() -> None:
    """A statute amended since lets a council only control what it had taken over to decide."""

    def change(statute: Statute) -> Statute:
        order = replace(statute.competences["order"], highest="controlling")
        return replace(statute, competences={**statute.competences, "order": order})

    ground = under(taken("deciding"), change)
    assert (power(ground).stage, stage(ground)) == ("deciding", "controlling")
