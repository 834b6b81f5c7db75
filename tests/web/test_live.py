"""The hub of live screens: many who watch, one rendering, and nobody misses anything."""

from __future__ import annotations

import asyncio

import pytest

import big
from deployment import ask, deployment

pytestmark = pytest.mark.storage

WATCHERS = 60


@pytest.fixture(scope="module", autouse=True)
def _deployment() -> None:
    deployment()


def test_a_hall_that_comes_at_once_has_its_screen_rendered_once_and_is_told_of_every_act() -> None:
    from deputies_web.live.stream import Hub

    made = big.load(big.grow(30, 20))
    topic = (made.system, big.SITTING, "me")

    async def told() -> tuple[int, int, list[str]]:
        hub = Hub()
        streams = [hub.watch(topic) for _ in range(WATCHERS)]
        for stream in streams:  # the first event says when to come again
            assert await anext(stream) == "retry: 2000\n\n"
        wholes = await asyncio.gather(*(anext(stream) for stream in streams))
        first = hub.rendered
        await asyncio.to_thread(_ask_to_speak, made)
        news = await asyncio.gather(*(asyncio.wait_for(anext(stream), 10) for stream in streams))
        found = (first, hub.rendered, [*wholes, *news])
        for stream in streams:
            await stream.aclose()
        assert hub.many == 0
        return found

    first, after, messages = asyncio.run(told())
    assert (first, after) == (1, 2)
    assert len(set(messages[:WATCHERS])) == 1
    assert len(set(messages[WATCHERS:])) == 1
    assert f"id: {len(made.ground.entries) + 1}\n" in messages[-1]


def test_those_who_come_together_wait_for_one_rendering() -> None:
    from deputies_web.live.stream import Hub

    made = big.load(big.grow(30, 20))

    async def come() -> int:
        hub = Hub()
        streams = [hub.watch((made.system, big.SITTING, "public")) for _ in range(WATCHERS)]
        await asyncio.gather(*(anext(stream) for stream in streams))
        for stream in streams:
            await stream.aclose()
        return hub.rendered

    assert asyncio.run(come()) == 1


def _ask_to_speak(made: big.Loaded) -> None:
    present = made.ground.state.tables["sittings"][big.SITTING].present
    now = "1927-03-22T09:00:00Z"
    ask(made.system, "ask-to-speak", "chair:city", sitting=big.SITTING, mandate=present[0], now=now)
