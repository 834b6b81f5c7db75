"""A real browser on the real server: Chromium from the system, uvicorn in a process of its own.

`CHROMIUM` names the executable, else `chromium` on the path. Without one these tests are left out, unless `DEPUTIES_CI`
is set: then its absence is a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.seed import PASSWORD

_HERE = Path(__file__).resolve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a browser test."""
    for item in items:
        if _HERE.parent in Path(str(item.fspath)).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's executable."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if found:
        return found
    if os.environ.get("DEPUTIES_CI"):
        pytest.fail("there is no Chromium, and DEPUTIES_CI asks for one")
    pytest.skip("these tests drive a real Chromium: install it, or name it in CHROMIUM; continuous integration does")


@pytest.fixture(scope="package")
def site(chromium: str) -> Iterator[str]:
    """The address of the served demonstration, with a database of its own in memory where that is possible."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="deputies-browser-", dir=memory if memory.is_dir() else None) as folder:
        subprocess.run([sys.executable, str(_HERE.parent / "seed.py"), folder], check=True, timeout=300)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "deputies_web.asgi:application", "--port", str(port),
             "--timeout-graceful-shutdown", "1", "--log-level", "warning"],
            env={**os.environ, "DEPUTIES_DIR": folder, "DJANGO_SETTINGS_MODULE": "deputies_web.settings"},
        )  # fmt: skip
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=15)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(f"{address}/", timeout=20).read()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("the server did not answer within a minute")


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Any]:
    """One browser for all tests here. It ends with them: its event loop would forbid Django to other tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"], timeout=60_000
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, site: str) -> Iterator[Callable[..., Any]]:
    """Open a page in a fresh context: `visit("/path", as_="secretary", width=390, javascript=False)`.

    What the browser complains of on its console, a broken content security policy above all, fails the test.
    """
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_(path: str, *, as_: str = "", width: int = 1200, javascript: bool = True) -> Any:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 850}, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if _complains(m) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if as_:
            page.goto("/account/login/")
            page.fill("#id_login", as_)
            page.fill("#id_password", PASSWORD)
            page.click("form.entrance button")
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints, complaints


def _complains(message: Any) -> bool:
    """Whether a message is a complaint; a refusal, and a connection that a test cuts, are no fault of the page."""
    expected = ("status of 422", "ERR_INTERNET_DISCONNECTED")
    return message.type == "error" and not any(words in message.text for words in expected)
