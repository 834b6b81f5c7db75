"""Power indices against published games."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from deputies.apportionment import power_indices
from deputies.values import Refusal
from realdata import DATA, needs_realdata


@needs_realdata
def test_published_games_exactly() -> None:
    for game in json.loads((DATA / "apportionment" / "power_indices.json").read_text(encoding="utf-8")):
        found = power_indices({str(i): weight for i, weight in enumerate(game["weights"])}, game["quota"])
        players = found.players
        assert [player.swings for player in players] == game["swings"], game["name"]
        assert [player.shapley_shubik for player in players] == list(map(Fraction, game["shapley_shubik_exact"]))
        assert [player.deegan_packel for player in players] == list(map(Fraction, game["deegan_packel_exact"]))
        assert [float(player.banzhaf) for player in players] == game["banzhaf_normalised"]
        assert [float(player.absolute) for player in players] == game["penrose_banzhaf_absolute"]


def test_luxembourg_of_1958_is_a_dummy() -> None:
    council = {"DE": 4, "FR": 4, "IT": 4, "BE": 2, "NL": 2, "LU": 1}
    found = {player.name: player for player in power_indices(council, 12).players}
    assert found["LU"].dummy
    assert found["DE"].shapley_shubik == Fraction(7, 30)
    assert not any(player.veto for player in found.values())


def test_a_permanent_member_can_veto_and_a_majority_holder_dictates() -> None:
    members = {f"P{i}": 7 for i in range(5)} | {f"E{i}": 1 for i in range(10)}
    found = power_indices(members, 39)
    assert [player.name for player in found.players if player.veto] == ["P0", "P1", "P2", "P3", "P4"]
    assert (found.winning, found.minimal) == (848, 210)  # 848 = the coalitions of the five with 4 or more of the ten
    assert [player.dictator for player in power_indices({"A": 6, "B": 4}, 6).players] == [True, False]


def test_a_quota_of_half_or_less_is_called_improper() -> None:
    assert not power_indices({"A": 1, "B": 1}, 1).proper
    assert power_indices({"A": 1, "B": 1}, 2).proper


@pytest.mark.parametrize("quota", [0, 101, -1])
def test_a_quota_nobody_or_everybody_reaches_is_refused(quota: int) -> None:
    with pytest.raises(Refusal):
        power_indices({"A": 60, "B": 40}, quota)
