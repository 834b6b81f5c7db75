"""A live sitting: server-sent events that follow the record.

One hub for a process looks at the heads of the records that someone follows, four times a second, and renders each
screen once for all who watch it; what is sent are the parts that changed. The record is the message bus: no broker, and
several processes need not know each other. Whoever reconnects gets every part as it stands, so nothing can be missed.
Connections to the database are closed after each look: an open read would keep the write-ahead log from shrinking.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from deputies.sittings.sitting import Sitting
from deputies.values import DeputiesError
from deputies_web import clock
from deputies_web.live.rooms import SCREENS, Part, parts_of
from deputies_web.queries.reading import open_reading
from deputies_web.queries.room import room_view, touches
from deputies_web.storage import load

__all__ = ["Hub", "Look", "sitting_stream"]

_EVERY = 0.25
MOST = 4000
"""Connections that one process holds open; whoever comes after is asked to come back, and reads the page meanwhile."""
_KEEP_ALIVE = 15.0
Topic = tuple[str, str, str]
"""System, sitting, screen."""


@dataclass(frozen=True)
class Look:
    """A screen at one moment: as of which entry, how many choices lie in boxes, its parts, and what is whose."""

    seq: int
    boxed: int
    parts: Mapping[str, Part] = field(default_factory=dict)
    said: str = ""
    now: str = ""
    own: Mapping[str, tuple[object, ...]] = field(default_factory=dict)

    @cached_property
    def whole(self) -> str:
        """The event that tells everything."""
        return self.message()

    def message(self, before: Look | None = None) -> str:
        """Return the event that tells what is new since another look; everything, where there was none."""
        changed = {
            name: {"digest": part[0], "html": part[1]}
            for name, part in self.parts.items()
            if before is None or before.parts.get(name) != part
        }
        whose = [] if before is None else [key for key in {*self.own, *before.own} if self._differs(before, key)]
        plain = {"seq": self.seq, "now": self.now, "said": self.said, "parts": changed, "touched": sorted(whose)}
        return f"id: {self.seq}\ndata: {json.dumps(plain, ensure_ascii=False)}\n\n"

    def _differs(self, before: Look, key: str) -> bool:
        return self.own.get(key) != before.own.get(key)


class Hub:
    """Screens by topic, with those who watch them. Belongs to the event loop it was first used in."""

    def __init__(self) -> None:
        self.watchers: dict[Topic, set[asyncio.Queue[str]]] = {}
        self.shown: dict[Topic, Look] = {}
        self.looking: asyncio.Task[None] | None = None
        self.rendered = 0
        self._turns: dict[Topic, asyncio.Lock] = {}

    @property
    def many(self) -> int:
        """How many watch now."""
        return sum(len(item) for item in self.watchers.values())

    def known(self, topic: Topic) -> Look | None:
        """Return the screen as others have it who watch it now; whatever is newer they are about to be told."""
        return self.shown.get(topic) if topic in self.watchers else None

    async def watch(self, topic: Topic) -> AsyncIterator[str]:
        """Yield the screen as it stands, then what changes as the record grows; a comment when nothing happens."""
        queue: asyncio.Queue[str] = asyncio.Queue(maxsize=64)
        look = self.known(topic)
        if look is None:
            look = await self._tell(topic, await sync_to_async(_version, thread_sensitive=False)(topic[0]))
        self.watchers.setdefault(topic, set()).add(queue)
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self._look())
        try:
            yield "retry: 2000\n\n"
            yield look.whole
            while True:
                try:
                    yield await asyncio.wait_for(queue.get(), _KEEP_ALIVE)
                except TimeoutError:
                    yield ": keep-alive\n\n"
        finally:
            self.watchers[topic].discard(queue)
            if not self.watchers[topic]:
                del self.watchers[topic]
                self.shown.pop(topic, None)
                self._turns.pop(topic, None)

    async def _look(self) -> None:
        while self.watchers:
            await asyncio.sleep(_EVERY)
            for system in {topic[0] for topic in self.watchers}:
                with contextlib.suppress(DeputiesError):
                    version = await sync_to_async(_version, thread_sensitive=False)(system)
                    for topic in [item for item in self.watchers if item[0] == system]:
                        await self._tell(topic, version)

    async def _tell(self, topic: Topic, version: tuple[int, int]) -> Look:
        """Return the screen as it stands; where it changed, tell those who watch.

        One at a time: when a hall full of phones comes at once, the first has it rendered and the others wait for that.
        """
        async with self._turns.setdefault(topic, asyncio.Lock()):
            before = self.shown.get(topic)
            if before is not None and (before.seq, before.boxed) >= version:
                return before
            look = await sync_to_async(_render, thread_sensitive=False)(topic)
            self.rendered += 1
            self.shown[topic] = look
            if before is not None:
                self._send(topic, look.message(before), look)
            return look

    def _send(self, topic: Topic, message: str, look: Look) -> None:
        for queue in self.watchers.get(topic, ()):
            late = queue.full()
            while late and not queue.empty():  # a slow reader is told everything, in place of all it has not read
                queue.get_nowait()
            queue.put_nowait(look.whole if late else message)


def _version(system: str) -> tuple[int, int]:
    """Return how far the record is, and how many choices lie in boxes: all that a screen can depend on."""
    try:
        return load.head(system).size, load.boxed(system)
    finally:
        close_old_connections()
        connection.close()


def _render(topic: Topic) -> Look:
    system, sitting, screen = topic
    try:
        boxed = load.boxed(system)
        reading = open_reading(system)
        room = room_view(reading, sitting)
        parts = parts_of(reading, sitting, screen, room)
        return Look(reading.entries, boxed, parts, room.said, clock.now(), touches(reading, sitting))
    finally:
        close_old_connections()
        connection.close()


def _check_sitting(topic: Topic) -> None:
    """Raise `Refusal` unless there is such a sitting."""
    try:
        open_reading(topic[0]).state.get(Sitting, topic[1], "sitting")
    finally:
        close_old_connections()
        connection.close()


_hub = Hub()


async def sitting_stream(
    request: HttpRequest, system: str, sitting: str, screen: str = "public"
) -> HttpResponse | StreamingHttpResponse:
    """Follow one sitting on one of its screens. Everything on them is public."""
    if _hub.many >= MOST:
        return HttpResponse(
            "Too many follow this server live now; read the page again later.",
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": "30"},
        )
    topic = (system, sitting, screen if screen in SCREENS else "public")
    try:
        if _hub.known(topic) is None:
            await sync_to_async(_check_sitting, thread_sensitive=False)(topic)
    except DeputiesError as error:
        return HttpResponse(error.sentence, status=404, content_type="text/plain; charset=utf-8")
    answer = StreamingHttpResponse(_hub.watch(topic), content_type="text/event-stream")
    answer["Cache-Control"] = "no-cache"
    answer["X-Accel-Buffering"] = "no"
    return answer
