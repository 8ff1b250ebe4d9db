"""A real browser in front of a real server, both on this machine."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.servers import serving

PATIENCE = 60_000  #: in milliseconds: a machine that is busy with other tests is slow, and only a fault is waited out
expect.set_options(timeout=PATIENCE)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
]  # fmt: skip


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server writes."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="module")
def server(log: Path) -> Iterator[str]:
    """A fresh server process; its address."""
    with serving("dashboard.py", log=log) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a screen; gone with the last test here, as its event loop leaves no room for another."""
    if CHROMIUM is None:
        pytest.fail("chromium is missing; scripts/test installs it when run as root")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class Visitor:
    """A person in front of a page; counts the finished runs of the script, so that nothing stale is read."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.finished = 0
        self.complaints: list[str] = []
        page.on("websocket", lambda socket: socket.on("framereceived", self._received))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._requested)

    def _received(self, frame: Any) -> None:
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        if isinstance(frame, bytes):
            self.finished += ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"

    def _requested(self, request: Any) -> None:
        local = request.url.startswith((self.server, self.server.replace("http", "ws"), "data:", "blob:"))
        if not local:
            self.complaints.append(f"request outside: {request.url[:120]}")

    def open(self, path: str) -> None:
        """Go to an address of the server and wait for its page."""
        with self.runs():
            self.page.goto(self.server + path)
        self.page.locator("h1").first.wait_for()
        self.page.wait_for_timeout(300)

    @contextmanager
    def runs(self, seconds: float = PATIENCE / 1000) -> Iterator[None]:
        """What happens inside leads to a finished run of the script."""
        before, until = self.finished, time.monotonic() + seconds
        yield
        while self.finished == before:
            assert time.monotonic() < until, "no run of the script followed"
            self.page.wait_for_timeout(20)
        self.page.wait_for_function(
            "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== 'running'"
        )
        self.page.wait_for_timeout(250)

    def comes_to(self, want: object, read: Callable[[], object], seconds: float = PATIENCE / 1000) -> None:
        """What is read is as wanted in the end: a page gets there in its own time, longer on a busy machine."""
        until = time.monotonic() + seconds
        while (seen := read()) != want and time.monotonic() < until:
            self.page.wait_for_timeout(100)
        assert seen == want

    def changes(self, before: str) -> None:
        """The first chart does not look as it did before."""
        self.comes_to(True, lambda: self.picture() != before)

    def picture(self) -> str:
        """What the first chart looks like: the shapes of its vectors, without the words."""
        chart = self.page.locator("[data-testid=stVegaLiteChart] svg").first
        chart.wait_for()
        self.page.evaluate("document.fonts.ready")
        size = self.page.viewport_size or {"width": 1280, "height": 1000}
        for wider in (8, 0):  # a chart that was drawn before its typeface had come measures its labels again
            self.page.set_viewport_size({**size, "width": size["width"] + wider})
            self.page.wait_for_timeout(300)
        seen = ""
        while seen != (seen := str(chart.evaluate(_SHAPES))):  # until it stands still
            self.page.wait_for_timeout(300)
        return seen


_SHAPES = """s => [...s.querySelectorAll('path, line')].map(
  p => ['d', 'transform', 'x2', 'y2'].map(name => p.getAttribute(name) ?? '').join(' ')).join()"""


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Any]:
    """Lets a new visitor come: ``visit(locale=..., dark=..., width=...)``."""
    contexts: list[Any] = []
    visitors: list[Visitor] = []

    def come(*, locale: str = "en-US", dark: bool = False, width: int = 1280, height: int = 1000) -> Visitor:
        context = browser.new_context(
            locale=locale,
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": height},
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), server))
        return visitors[-1]

    yield come
    for context in contexts:
        context.close()
    assert [c for v in visitors for c in v.complaints] == []
