"""The one way in: streams are answered asynchronously, everything else by threads.

A page is a short synchronous piece of work and runs fastest in a thread pool; a live sitting is a connection that
stays open for hours and must not hold a thread. So paths that end in `/stream` go to Django's ASGI handler and all
others to its WSGI handler, in one process on one port:

    uvicorn deputies_web.asgi:application --timeout-graceful-shutdown 3
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deputies_web.settings")

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

__all__ = ["application"]

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_streams: Any = get_asgi_application()
_wsgi: Any = get_wsgi_application()
_pages: Any = WSGIMiddleware(_wsgi, workers=8)


async def application(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    """Answer one ASGI scope."""
    if scope["type"] == "http":
        await (_streams if scope["path"].endswith("/stream") else _pages)(scope, receive, send)
    elif scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
