"""A council of 3,000 deputies with 2,000 motions: its pages, its requests and its live screens, each against a limit.

    python benchmarks/council.py [DEPUTIES [MOTIONS [CLIENTS]]]

Both councils, the large one and a small one of 30 deputies and 20 motions, are made by real acts and loaded into SQLite
in a temporary directory. All limits are measured in the same run:

    pages      the same page of the small council; the queries of the page alone, sent to the database again
    requests   a bare commit of one row, with the same settings: what the disk allows
    casting    the same, for choices in an open roll call, each a commit of its own
    a sheet    SHA-256 over the sheet of a roll call, and reading it as JSON, against replaying the roll call
    screens    a bare loop that writes as many bytes to as many connections; clients follow one sitting by server-sent
               events, and what is measured is the time from an act on the record until all of them were told

Times of pages and requests are processor time, which tells more than the clock where other work shares the machine;
those of commits and screens are by the clock.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import big
from deputies.acts.deciding import take
from deputies.acts.envelope import parse_actor
from deputies.sittings.sheets import format_roll_call
from deputies.sittings.sitting import Cast

PAGES = (
    "", "councils/city/", "councils/city/bulletin/", "credentials/", "decisions/", "deputies/", "sittings/s2/",
    "sittings/s2/attendance/", "sittings/s2/screen/", "motions/m0/", "record/",
)  # fmt: skip
DESKS = (("chair", "sittings/s2/chair/"), ("secretary", "sittings/s2/secretary/"), ("deputy", "sittings/s2/me/"))
FORMS = (("chair", "do/table-motion/?sitting=s2"), ("secretary", "do/take-roll-call/?motion=m4"))
NOW = "1927-03-22T09:00:00Z"


def processor(work: Callable[[], object], times: int = 5) -> float:
    """The median of the processor times, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


def clock(work: Callable[[], object]) -> float:
    """The time by the clock, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


# Pages.


def pages(large: big.Loaded, small: big.Loaded) -> None:
    """Render the same pages of both councils, and send their queries alone."""
    print(f"{'page':28}{'large':>9}{'small':>9}{'ratio':>7}{'queries alone':>15}{'kB':>7}")
    for visitor, path in (*(("", path) for path in PAGES), *DESKS, *FORMS):
        spent, client = {}, {}
        for made in (large, small):
            client[made.system] = _client(made, visitor)
            address = f"/{made.system}/{path}"
            client[made.system].get(address)
            spent[made.system] = processor(lambda to=client[made.system], at=address: to.get(at))
        answer, queries = _queries(client[large.system], f"/{large.system}/{path}")
        alone = processor(lambda sent=queries: _send(sent))
        ratio = spent[large.system] / spent[small.system]
        print(
            f"{path or 'overview':28}{spent[large.system]:6.1f} ms{spent[small.system]:6.1f} ms{ratio:7.1f}"
            f"{alone:12.1f} ms{len(answer) / 1000:7.0f}"
        )


def _client(made: big.Loaded, visitor: str) -> Any:
    from django.test import Client

    from deputies_web.people.models import Account

    client = Client(headers={"host": "localhost"})
    if visitor:
        client.force_login(Account.objects.get(username=f"{visitor}-{made.system}"))
    return client


def _queries(client: Any, address: str) -> tuple[bytes, list[str]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    return answer.content, [item["sql"] for item in captured.captured_queries]


def _send(queries: Iterable[str]) -> None:
    from django.db import connection

    for sql in queries:
        connection.connection.execute(sql).fetchall()


# Requests.


def commits(directory: Path, many: int = 100) -> float:
    """The median time of a bare commit of one row on this disk, in milliseconds."""
    bare = sqlite3.connect(directory / "bare.sqlite3", isolation_level=None)
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (id PRIMARY KEY, text)")

    def commit(number: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO rows VALUES (?, ?)", (number, "x" * 400))
        bare.execute("COMMIT")

    return statistics.median(clock(lambda at=number: commit(at)) for number in range(many))


def requests(made: big.Loaded, directory: Path) -> None:
    """Make requests of the kinds that a sitting is full of, as the site makes them."""
    limit = commits(directory)
    print(f"\nrequests: a bare commit takes {limit:.2f} ms")
    _kinds(made, limit)
    there = _present(made)
    start = time.perf_counter()
    for mandate in there[:200]:
        _cast(made, mandate)
    each = (time.perf_counter() - start) * 1000 / len(there[:200])
    print(f"{'choices in a roll call':28}{each:9.1f} ms{each / limit:8.1f} commits{1000 / each:9.0f} a second")


def _present(made: big.Loaded) -> tuple[str, ...]:
    from deputies_web.storage import load

    present: tuple[str, ...] = load.current_state(made.system).tables["sittings"][big.SITTING].present
    return present


def _ask(made: big.Loaded, kind: str, by: str, **fields: Any) -> None:
    from deputies_web.perform import perform

    perform(made.system, {"kind": kind, **fields}, by=parse_actor(by), token=secrets.token_hex(8), now=NOW)


def _cast(made: big.Loaded, mandate: str) -> None:
    from deputies_web.boxes import cast_choice

    by = parse_actor(f"deputy:{made.ground.state.mandate(mandate).deputy}")
    cast_choice(made.system, "m4", "for", by=by, now=NOW)


def _kinds(made: big.Loaded, limit: float) -> None:
    there = set(_present(made))
    absent = [mandate for mandate in made.ground.members if mandate not in there]
    spent: dict[str, list[float]] = {}

    def timed(kind: str, by: str, **fields: Any) -> None:
        spent.setdefault(kind, []).append(clock(lambda: _ask(made, kind, by, **fields)))

    for number in range(min(9, len(absent))):
        deputy = f"deputy:{made.ground.state.mandate(absent[number]).deputy}"
        timed("check-in", deputy, sitting=big.SITTING, how="own")
        timed("ask-to-speak", deputy, sitting=big.SITTING)
        said = {"sitting": big.SITTING, "title": "Bread", "text": "Bread is sold at cost.", "competence": "wages"}
        for id_ in (f"x{number}", f"y{number}"):
            timed("table-motion", deputy, motion=id_, **said)
        timed("take-show-of-hands", "secretary:city", motion=f"x{number}", votes_for=len(there), votes_against=0)
        sheet = format_roll_call(f"y{number}", [Cast(mandate, "for") for mandate in _present(made)])
        timed("take-roll-call", "secretary:city", motion=f"y{number}", sheet=sheet)
        timed("adopt-decision", "secretary:city", decision=f"z{number}", motion=f"y{number}")
    for kind, times in spent.items():
        middle = statistics.median(times)
        print(f"{kind:28}{middle:9.1f} ms{middle / limit:8.1f} commits{max(times):9.1f} ms at most")


def sheet(ground: big.Big) -> None:
    """Replay a roll call of all present from its entry and its sheet."""
    entry = next(item for item in ground.entries if item.request.get("motion") == "m0" and "sheet" in item.request)
    data = ground.exhibits[entry.request["sheet"]]
    state = ground.state.copy()
    replayed, hashed = (
        processor(lambda: take(state, entry)),
        processor(lambda: [sha256(data) for _ in range(100)]) / 100,
    )
    read = processor(lambda: json.loads(data))
    print(f"\na roll call on a sheet of {len(data):,} bytes is replayed in {replayed:.1f} ms:")
    print(
        f"{replayed / hashed:.0f} times its SHA-256 ({hashed:.2f} ms), {replayed / read:.0f} times its JSON "
        f"({read:.1f} ms)"
    )


# Live screens.


async def _follow(port: int, address: str, told: asyncio.Queue[float]) -> None:
    """Follow a sitting: note the moment of every event."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n".encode())
    try:
        while line := await reader.readline():
            if line.startswith(b"data:"):
                told.put_nowait(time.perf_counter())
    finally:
        writer.close()


async def _all(told: asyncio.Queue[float], many: int, seconds: float) -> list[float]:
    """Wait until so many were told; return the moments, fewer where time is over."""
    found: list[float] = []
    end = time.perf_counter() + seconds
    while len(found) < many and (left := end - time.perf_counter()) > 0:
        try:
            found.append(await asyncio.wait_for(told.get(), left))
        except TimeoutError:
            break
    return found


async def watch(made: big.Loaded, port: int, clients: int, acts: int = 5) -> None:
    """Let clients follow one sitting and time how long it takes until all of them know of an act."""
    told: asyncio.Queue[float] = asyncio.Queue()
    address = f"/{made.system}/sittings/{big.SITTING}/me/stream"
    start = time.perf_counter()
    following = [asyncio.create_task(_follow(port, address, told)) for _ in range(clients)]
    come = await _all(told, clients, 60)
    print(f"\n{len(come)} of {clients} screens follow the sitting after {max(come) - start:.2f} s")
    present, waits = await asyncio.to_thread(_present, made), []
    for number in range(acts):
        act = {"mandate": present[96 + number], "sitting": big.SITTING}
        began = time.perf_counter()
        await asyncio.to_thread(_ask, made, "ask-to-speak", "chair:city", **act)
        done = time.perf_counter()
        moments = await _all(told, clients, 30)
        waits.append((moments[0] - done, max(moments) - done, len(moments)))
        print(f"an act took {(done - began) * 1000:.0f} ms; {len(moments)} told {waits[-1][1] * 1000:.0f} ms after it")
    middle = statistics.median(last - first for first, last, _ in waits) * 1000
    bare = await broadcast(clients, 8_000)
    print(
        f"from the first told to the last {middle:.0f} ms; a bare loop takes {bare:.0f} ms: ratio {middle / bare:.1f}"
    )
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)


async def broadcast(clients: int, size: int) -> float:
    """The time in which a bare loop writes so many bytes to so many connections, and they are read, in milliseconds."""
    writers: list[asyncio.StreamWriter] = []

    async def accept(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(clients)]
    while len(writers) < clients:
        await asyncio.sleep(0.01)
    start = time.perf_counter()
    for writer in writers:
        writer.write(b"x" * size)
    await asyncio.gather(*(reader.readexactly(size) for reader, _ in pairs))
    spent = (time.perf_counter() - start) * 1000
    for one in (*writers, *(writer for _, writer in pairs)):
        one.close()
    server.close()
    return spent


def screens(made: big.Loaded, directory: Path, clients: int) -> None:
    """Serve the directory in a process of its own and follow it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "deputies_cli", "serve", "--dir", str(directory), "--port", str(port)]
    served = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _until_served(port)
        asyncio.run(watch(made, port, clients))
    finally:
        served.terminate()
        served.wait()


def _until_served(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)


def main(arguments: list[str]) -> None:
    """Measure everything."""
    deputies, motions, clients = (*map(int, arguments), *(3000, 2000, 500)[len(arguments) :])
    from deputies_web.commands.directory import open_directory

    with tempfile.TemporaryDirectory() as place:
        directory = Path(place)
        open_directory(directory, create=True)
        start = time.process_time()
        ground = big.grow(deputies, motions)
        spent = time.process_time() - start
        print(f"{deputies:,} deputies, {motions:,} motions: {len(ground.entries):,} acts decided in {spent:.0f} s\n")
        large, small = big.load(ground), big.load(big.grow(30, 20))
        for made in (large, small):
            big.sign_ins(made)
        pages(large, small)
        sheet(ground)
        requests(large, directory)
        screens(large, directory, clients)


if __name__ == "__main__":
    main(sys.argv[1:])
