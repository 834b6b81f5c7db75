"""`deputies serve`: the site, on one port, in one process."""

from __future__ import annotations

import argparse

from deputies_web.commands.directory import add_directory, open_directory

__all__ = ["add", "serve"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command that serves the site."""
    parser = subparsers.add_parser("serve", help="serve the site")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port (default: 8000)")
    add_directory(parser)
    parser.set_defaults(run=run_serve)


def serve(host: str, port: int) -> None:
    """Serve until interrupted. Streams of live sittings are given three seconds to close."""
    import uvicorn

    uvicorn.run(
        "deputies_web.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,  # a log of who read what when is nobody's business
        timeout_graceful_shutdown=3,
    )


def run_serve(args: argparse.Namespace) -> int:
    """Serve the site."""
    open_directory(args.dir)
    print(f"Serving at http://{args.host}:{args.port}/ (stop with Ctrl-C)")
    serve(args.host, args.port)
    return 0
