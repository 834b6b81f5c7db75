"""A live sitting: server-sent events that follow the record.

One hub for a process looks at the heads of the records that someone follows, four times a second, and renders each
panel once for all who watch it. The record is the message bus: no broker, and several processes need not know each
other. Whoever reconnects gets the panel as it stands, so nothing can be missed. Connections to the database are closed
after each look: an open read would keep the write-ahead log from shrinking.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string

from deputies.values import DeputiesError
from deputies_web.queries.reading import open_reading
from deputies_web.queries.sittings import sitting_view
from deputies_web.storage import load

__all__ = ["Hub", "sitting_stream"]

_EVERY = 0.25
MOST = 2000
"""Connections that one process holds open; whoever comes after is asked to come back, and reads the page meanwhile."""
_KEEP_ALIVE = 15.0
Topic = tuple[str, str]


class Hub:
    """Panels by system and sitting, with those who watch them. Belongs to the event loop it was first used in."""

    def __init__(self) -> None:
        self.watchers: dict[Topic, set[asyncio.Queue[str]]] = {}
        self.shown: dict[Topic, tuple[int, str]] = {}
        self.looking: asyncio.Task[None] | None = None

    @property
    def many(self) -> int:
        """How many watch now."""
        return sum(len(item) for item in self.watchers.values())

    async def watch(self, topic: Topic) -> AsyncIterator[str]:
        """Yield the panel as it stands, then each time the record grows; a comment when nothing happens."""
        queue: asyncio.Queue[str] = asyncio.Queue(maxsize=8)
        self.watchers.setdefault(topic, set()).add(queue)
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self._look())
        try:
            yield "retry: 2000\n\n"
            _, message = await self._panel(topic)
            yield message
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

    async def _panel(self, topic: Topic) -> tuple[int, str]:
        size = await sync_to_async(_size, thread_sensitive=False)(topic[0])
        if topic not in self.shown or self.shown[topic][0] != size:
            self.shown[topic] = await sync_to_async(_render, thread_sensitive=False)(topic)
        return self.shown[topic]

    async def _look(self) -> None:
        while self.watchers:
            await asyncio.sleep(_EVERY)
            for topic in list(self.watchers):
                before = self.shown.get(topic, (-1, ""))[0]
                with contextlib.suppress(DeputiesError):
                    size, message = await self._panel(topic)
                    if size != before:
                        self._send(topic, message)

    def _send(self, topic: Topic, message: str) -> None:
        for queue in self.watchers.get(topic, ()):
            if queue.full():  # a slow reader needs the latest panel only
                queue.get_nowait()
            queue.put_nowait(message)


def _size(system: str) -> int:
    try:
        return load.head(system).size
    finally:
        close_old_connections()
        connection.close()


def _render(topic: Topic) -> tuple[int, str]:
    try:
        reading = open_reading(topic[0])
        view = sitting_view(reading, topic[1])
        html = render_to_string("parts/sitting.html", {"view": view, "system": topic[0]})
        said = f"Entry {reading.entries} of the record."
        data = json.dumps({"seq": reading.entries, "html": html, "said": said}, ensure_ascii=False)
        return reading.entries, f"id: {reading.entries}\ndata: {data}\n\n"
    finally:
        close_old_connections()
        connection.close()


_hub = Hub()


async def sitting_stream(request: HttpRequest, system: str, sitting: str) -> HttpResponse | StreamingHttpResponse:
    """Follow one sitting."""
    if _hub.many >= MOST:
        return HttpResponse(
            "Too many follow this server live now; read the page again later.",
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": "30"},
        )
    try:
        await sync_to_async(_render, thread_sensitive=False)((system, sitting))
    except DeputiesError as error:
        return HttpResponse(error.sentence, status=404, content_type="text/plain; charset=utf-8")
    answer = StreamingHttpResponse(_hub.watch((system, sitting)), content_type="text/event-stream")
    answer["Cache-Control"] = "no-cache"
    answer["X-Accel-Buffering"] = "no"
    return answer
