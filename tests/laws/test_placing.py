"""Every entry that is about a sitting belongs to it, so that its minutes miss nothing."""

from __future__ import annotations

from chamber import tabled
from deputies.acts.deciding import take
from deputies.acts.placing import EntryPlace, place_of_entry
from deputies.acts.state import State
from ground import Ground

D1 = "deputy:mill-a-1.d1"


def places(ground: Ground) -> dict[str, EntryPlace]:
    """Return where the last entry of each kind belongs."""
    state, found = State(ground.exhibits), {}
    for entry in ground.entries:
        found[str(entry.request["kind"])] = place_of_entry(state, entry.request)
        take(state, entry)
    return found


def test_what_names_the_sitting_a_motion_of_it_or_a_speech_in_it_belongs_to_it() -> None:
    ground = tabled()
    for _ in range(2):
        ground.ask("ask-to-speak", D1, sitting="s1", motion="m1")
        ground.ask("withdraw-speech", D1, speech=ground.state.tables["sittings"]["s1"].speeches[-1])
    ground.ask("ask-to-speak", D1, sitting="s1", motion="m1")
    ground.ask("call-speaker", "chair:city", speech="s1.w3")
    ground.ask("end-speech", "chair:city", sitting="s1")
    ground.ask("take-show-of-hands", "chair:city", motion="m1", votes_for=9, votes_against=0)
    found = places(ground)
    for kind in ("ask-to-speak", "withdraw-speech", "call-speaker", "end-speech", "take-show-of-hands"):
        assert found[kind] == EntryPlace("city", "s1"), kind
    assert found["elect-executive"].sitting == ""
