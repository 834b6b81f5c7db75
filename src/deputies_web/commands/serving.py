"""`deputies serve`: the site, on one port, in one process."""

from __future__ import annotations

import argparse
import socket

from deputies.values import Refusal
from deputies_web.commands.directory import add_directory, open_directory

__all__ = ["add", "free_port", "serve"]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command that serves the site."""
    parser = subparsers.add_parser("serve", help="serve the site")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port (default: 8000)")
    add_directory(parser)
    parser.set_defaults(run=run_serve)


def free_port(host: str, port: int, *, tries: int = 1) -> int:
    """Return `port`, or the next free one after it in so many tries; raise `Refusal` (`port.taken`) if none is free."""
    for candidate in range(port, port + tries):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    raise Refusal("port.taken", f"Port {port} of {host} cannot be had; choose another with --port.", found=str(port))


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
    port = free_port(args.host, args.port)
    print(f"Serving at http://{args.host}:{port}/ (stop with Ctrl-C)", flush=True)
    serve(args.host, port)
    return 0
