"""Strangers, crowds and failures in front of a real server."""

from __future__ import annotations

import asyncio
import gc
import inspect
import itertools
import json
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Awaitable, Callable, Generator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest
import websockets
import yaml
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from bench.browserless import Tab
from bench.servers import ROOT, free_port, serving
from pages.frame import pace, uploads
from pages.frame.messages import ADDRESS_LIMIT, FILES_LIMIT, PASSED, allowed

CLEAR = BackMsg(clear_cache=True).SerializeToString()
METRICS = free_port()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server writes."""
    return tmp_path_factory.mktemp("hosted") / "log"


@pytest.fixture(scope="module")
def port(log: Path) -> Generator[int]:
    """A fresh server with its metrics on, room for twelve sessions."""
    with serving("hosted.py", log=log, ACTS_LOG="INFO", ACTS_METRICS_PORT=str(METRICS), ACTS_SESSIONS="12") as port:
        yield port


def fetched(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urlopen(Request(f"http://127.0.0.1:{port}{path}", headers=headers), timeout=60) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers.items()), error.read()


def visit(port: int, page: str, query: str, what: Callable[[Tab], Awaitable[object]] | None = None) -> Tab:
    async def go() -> Tab:
        async with Tab(port, page, query) as tab:
            run = await tab.run()
            assert run.errors == []
            if what is not None:
                await what(tab)
            return tab

    return asyncio.run(go())


def test_the_first_visitor_s_deep_link_opens_its_page() -> None:
    """After a restart, somebody's link to a view is the first thing that the server sees."""
    with serving("hosted.py") as fresh:
        assert "Activation curves" in visit(fresh, "curves", "lang=en&point=2").titles()


@settings_of(max_examples=50, deadline=None, derandomize=True)
@given(st.binary(max_size=4000))
def test_no_padding_hides_a_stranger_s_wish_to_empty_the_caches(noise: bytes) -> None:
    """Whatever stands before or after it, a message that clears caches does not pass, nor does what is no message."""
    field = BackMsg.DESCRIPTOR.fields_by_name["clear_cache"].number
    unknown = b"\xfa\x7f" + len(noise).to_bytes(1, "big") + noise if len(noise) < 128 else b""
    assert field and allowed(CLEAR + unknown) is None and allowed(unknown + CLEAR) is None
    passed = allowed(noise)
    assert passed is None or BackMsg.FromString(passed).WhichOneof("type") in PASSED


@pytest.mark.parametrize("kind", [f.name for f in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields])
def test_only_what_a_page_needs_passes(kind: str) -> None:
    """Every kind of message that Streamlit knows is either needed or refused."""
    message = BackMsg()
    field = BackMsg.DESCRIPTOR.fields_by_name[kind]
    getattr(message, kind).SetInParent() if field.message_type else setattr(message, kind, True)
    assert (allowed(message.SerializeToString()) is not None) == (kind in PASSED)


def test_an_address_of_a_megabyte_is_not_read() -> None:
    """It becomes one short parameter that cannot be read, so the page says so and shows its defaults."""
    message = BackMsg()
    message.rerun_script.query_string = "formula=" + "x" * 1_000_000
    passed = BackMsg.FromString(allowed(message.SerializeToString()) or b"")
    assert passed.rerun_script.query_string == "too_long=1"
    message.rerun_script.query_string = "x" * ADDRESS_LIMIT
    assert allowed(message.SerializeToString()) == message.SerializeToString()


def test_a_million_files_are_not_announced_at_once() -> None:
    """The answer would hold the server up for as long as it takes to make an address for each."""
    message = BackMsg()
    message.file_urls_request.file_names.extend([""] * FILES_LIMIT)
    assert allowed(message.SerializeToString()) is not None
    message.file_urls_request.file_names.append("")
    assert allowed(message.SerializeToString()) is None


@settings_of(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=80))
def test_no_name_of_a_part_writes_into_the_log(name: str) -> None:
    """Streamlit logs the name of a part that it does not know: only what could be one passes."""
    for field in ("fragment_id", "page_script_hash"):
        message = BackMsg()
        setattr(message.rerun_script, field, name)
        harmless = len(name) <= 64 and set(name) <= set("0123456789abcdef")
        assert (allowed(message.SerializeToString()) is not None) == harmless


@settings_of(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=40) | st.just("[" * 100_000), st.sampled_from(["json_value", "json_trigger_value"]))
def test_no_broken_value_stays_in_a_session(text: str, kind: str) -> None:
    """A value that should be JSON and is not is left out, wherever it stands; the others pass as they are."""
    message = BackMsg()
    for value in ('{"a": 1}', text, "[]"):
        setattr(message.rerun_script.widget_states.widgets.add(id=value[:9]), kind, value)
    try:
        json.loads(text)
        kept = ['{"a": 1}', text, "[]"]
    except (ValueError, RecursionError):
        kept = ['{"a": 1}', "[]"]
    passed = BackMsg.FromString(allowed(message.SerializeToString()) or b"")
    assert [getattr(w, kind) for w in passed.rerun_script.widget_states.widgets] == kept


@pytest.mark.parametrize(
    ("gap", "size", "waits"), [(0.1, 2000, False), (0.0, 10, True), (0.0, 1_500_000, True), (5.0, 1_900_000, False)]
)
def test_who_speaks_without_a_pause_waits(
    gap: float, size: int, *, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person never waits; a flood passes no faster than the pace, in messages and in bytes, but for one burst."""
    now, waited = 1000.0, 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now, waited
        now, waited = now + seconds, waited + seconds

    monkeypatch.setattr(pace, "time", SimpleNamespace(monotonic=lambda: now))
    monkeypatch.setattr(pace, "asyncio", SimpleNamespace(sleep=sleep))

    async def speak() -> None:
        nonlocal now
        mine = pace.Pace()
        for _ in range(400):
            await mine.keep(size)
            now += gap

    asyncio.run(speak())
    assert waited == pytest.approx(max(0, 400 / pace.RATE + 400 * size / pace.BYTES - pace.PAUSE) if waits else 0)


def test_a_hand_made_client_is_heard_out_and_harms_nobody(port: int) -> None:
    """Rubbish, cleared caches, and values outside of all bounds: the next answer is a page without an error."""

    async def rude(tab: Tab) -> None:
        for content in (CLEAR, b"\x00" * 100, b"\xff" * 50_000):
            await tab.send(content)
        for value in (1e300, float("nan"), -1e9, float("inf")):
            assert (await tab.turn("curves.point", value)).errors == []
        for key in ("curves.subject", "curves.functions", "curves.parts"):
            await tab.say(key, NOWHERE)
        assert "Activation curves" in tab.titles() and not faults(tab)

    visit(port, "curves", "lang=en&span=1e308&functions=__import__", rude)
    assert fetched(port, "/_stcore/health")[0] == 200


NOWHERE = "what-no-list-holds"


def faults(tab: Tab) -> int:
    """How many boxes say that something could not be drawn."""
    return sum("could not be drawn" in getattr(element, "body", "") for element, _ in tab.elements.values())


def test_a_value_that_no_widget_could_have_costs_its_sender_a_sentence(port: int, log: Path) -> None:
    """The session that sends it reads one sentence, the log holds one line without a word of it, others go on."""

    async def rude(tab: Tab) -> None:
        run = await tab.say("curves.subject", NOWHERE, NOWHERE)
        assert run.errors == [] and faults(tab) == 1

    before = len(log.read_text())
    visit(port, "curves", "lang=en", rude)
    said = log.read_text()[before:]
    assert "a run failed: " in said and NOWHERE not in said and "Traceback" not in said
    assert "Activation curves" in visit(port, "curves", "lang=en").titles()


def test_other_sites_may_not_speak_for_a_reader(port: int) -> None:
    """A websocket that was opened by another site's page is refused."""

    async def open_from(origin: str) -> int:
        try:
            url = f"ws://127.0.0.1:{port}/_stcore/stream"
            async with websockets.connect(
                url, origin=websockets.Origin(origin), subprotocols=[websockets.Subprotocol("streamlit")]
            ):
                return 101
        except websockets.InvalidStatus as refused:
            return refused.response.status_code

    assert asyncio.run(open_from("https://evil.example")) == 403
    assert asyncio.run(open_from(f"http://127.0.0.1:{port}")) == 101


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/mark.png", "/ready"])
def test_every_answer_carries_the_headers(port: int, path: str) -> None:
    """Nothing foreign is loaded, nothing is framed elsewhere, no type is guessed."""
    _, headers, _ = fetched(port, path)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


OUTSIDE = (
    "/app/static/../../hosted.py", "/app/static/..%2f..%2fhosted.py", "/app/static/%2e%2e/%2e%2e/hosted.py",
    "/app/static//etc/passwd", "/app/static/%00", "/app/static/%5c%5chost%5cshare", "/component/../../hosted.py",
    "/_stcore/bidi-components/browser/../../hosted.py", "/media/../../hosted.py", "/static/../../hosted.py",
    "//evil.example/", "/%2f%2fevil.example", "/media/" + "a" * 5000, "/app/static/fonts/",
)  # fmt: skip
CLOSED = (
    "/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/script-health-check", "/auth/login", "/auth/logout",
    "/oauth2callback?error=x%0aforged",
)  # fmt: skip


def test_no_path_leads_out_of_what_is_served(port: int) -> None:
    """Neither to files beside the program, nor to another site, nor to what is for the operator."""
    assert [path for path in OUTSIDE if fetched(port, path)[0] not in (400, 404)] == []
    assert [path for path in CLOSED if fetched(port, path)[0] != 404] == []
    assert b"pages.frame" not in fetched(port, "/hosted.py")[2]


def test_files_are_taken_from_a_session_and_no_more_than_it_may_hold(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that is none brings nothing; one that sends file after file, or many at once, is stopped."""
    forged = Request(f"http://127.0.0.1:{port}{uploads.PATH}{'0' * 8}/1", b"x", method="PUT")
    with pytest.raises(HTTPError, match="413"):
        urlopen(forged, timeout=20)
    held = MemoryUploadedFileManager(uploads.PATH)
    server = SimpleNamespace(is_active_session=lambda name: name != "gone", uploaded_file_mgr=held)
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: server)
    large = b"x" * uploads.MOST

    def fits(session: str) -> bool:
        with uploads.place(f"{uploads.PATH}{session}/1") as free:
            return free

    assert fits("a") and not fits("gone")
    with uploads.place(f"{uploads.PATH}a/1"), uploads.place(f"{uploads.PATH}a/2"):
        for number in range(3):
            assert fits("a")
            held.add_file("a", UploadedFileRec(str(number), "", "", large))
        assert not fits("a") and fits("b")
    assert fits("a")
    for session in range(uploads.TOTAL_LIMIT // uploads.MOST):
        held.add_file(f"s{session}", UploadedFileRec("1", "", "", large))
    assert not fits("b")


def test_readiness_prints_a_report(port: int) -> None:
    """A server that cannot print is not ready."""
    answers = (fetched(port, "/ready") for _ in range(3))
    ready = [json.loads(body)["report"] for status, _, body in answers if status == 200]
    assert ready and all(ready)


def test_the_metrics_count_and_stay_on_their_own_port(port: int) -> None:
    """Sessions, jobs and runs by view are there for Prometheus; the pages' port does not tell them."""
    visit(port, "recommendations", "lang=ko")
    text, until = "", time.monotonic() + 30
    while "acts_sessions 0.0" not in text and time.monotonic() < until:  # who has left is counted a moment longer
        text = fetched(METRICS, "/metrics")[2].decode()
    assert 'acts_runs_total{outcome="done",view="recommendations"}' in text
    assert "acts_sessions 0.0" in text and "acts_jobs_waiting 0.0" in text
    assert b"acts_runs" not in fetched(port, "/metrics")[2]


def test_the_log_tells_nothing_of_the_reader(port: int, log: Path) -> None:
    """One line of JSON a page: which view, how long, how it ended; nothing of the address, nor of who asked."""
    before = len(log.read_text())
    visit(port, "curves", f"lang=en&functions=custom&functions.1.expression=sin(x)%2B7&odd={NOWHERE}")
    said = log.read_text()[before:]
    lines = [json.loads(line) for line in said.splitlines()]
    assert lines and all(line.keys() == {"view", "seconds", "outcome"} for line in lines)
    assert [word for word in (NOWHERE, "sin", "127.0.0.1", "functions") if word in said] == []


def test_sessions_beyond_the_limit_are_told_to_come_later(port: int) -> None:
    """The thirteenth is turned away at the door; those inside go on, and a place that is left is given away."""

    async def fill() -> None:
        url, protocols = f"ws://127.0.0.1:{port}/_stcore/stream", [websockets.Subprotocol("streamlit")]
        inside = [await websockets.connect(url, subprotocols=protocols) for _ in range(12)]
        with pytest.raises(websockets.InvalidStatus):
            await websockets.connect(url, subprotocols=protocols)
        for visitor in inside:
            await visitor.close()

    asyncio.run(fill())
    time.sleep(0.5)
    visit(port, "curves", "lang=en")


def test_a_report_that_is_ready_stays_while_others_turn_knobs(port: int) -> None:
    """The file behind the button is there after many runs of other sessions."""

    async def read(tab: Tab) -> None:
        await tab.press("pdf")
        await tab.settle()
        button, _ = tab.find("download")

        async with Tab(port, "curves", "lang=ko") as other:
            await other.run()
            for i in range(6):
                await other.turn("curves.point", float(i) / 2)
        status, _, body = await asyncio.to_thread(fetched, port, button.url)
        assert status == 200 and body.startswith(b"%PDF")

    visit(port, "recommendations", "lang=en", read)


def test_the_works_below_are_those_of_what_is_shown(port: int) -> None:
    """A knob that leaves them as they are draws none of them; one that brings others draws all that stands below."""

    def listed(tab: Tab) -> list[int]:
        bodies = [str(getattr(element, "body", "")) for element, _ in tab.elements.values()]
        return [body.count("<li>") for body in bodies if 'class="refs"' in body]

    async def read(tab: Tab) -> None:
        (at_first,) = listed(tab)
        same = await tab.say("recommendations.parts.checker.loss", "Cross-entropy on logits")
        assert listed(tab) == [at_first]
        more = await tab.say("recommendations.parts.checker.loss", "Cross-entropy on probabilities")
        assert listed(tab)[0] > at_first and same.size < more.size / 3

    visit(port, "recommendations", "lang=en&parts=checker", read)


def processes() -> list[psutil.Process]:
    return [p for p in psutil.Process().children() if "hosted.py" in " ".join(p.cmdline())]


async def crowded(port: int, sessions: int) -> int:
    """What the health check answers while so many sessions are open."""
    url, protocols = f"ws://127.0.0.1:{port}/_stcore/stream", [websockets.Subprotocol("streamlit")]
    async with AsyncExitStack() as stack:
        for _ in range(sessions):
            await stack.enter_async_context(websockets.connect(url, subprotocols=protocols))
        return (await asyncio.to_thread(fetched, port, "/_stcore/health"))[0]


def test_a_killed_server_leaves_nothing_behind_and_opens_many_files() -> None:
    """Started with the usual limit of 1,024 files it takes 300 sessions; its workers end with it, however it ends."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, before[1]))
    with serving("hosted.py") as port:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        visit(port, "dead_relu", "lang=en")
        server = max(processes(), key=lambda p: p.create_time())
        assert asyncio.run(crowded(port, 300)) == 200
        workers = server.children(recursive=True)
        server.kill()
        _, alive = psutil.wait_procs(workers, timeout=20)
    assert workers and not alive


def test_a_server_that_is_told_to_stop_finishes_its_reports() -> None:
    """It is not ready any more, but the report under way is made and fetched; then the server is gone by itself."""
    with serving("hosted.py") as port:
        server = max(processes(), key=lambda p: p.create_time())

        async def go() -> None:
            async with Tab(port, "curves", "lang=en&point=0.3") as tab:
                await tab.run()
                await tab.press("pdf")
                server.terminate()
                status, _, body = await asyncio.to_thread(fetched, port, "/ready")
                assert status == 503 and json.loads(body)["stopping"]
                await tab.settle()
                status, _, body = await asyncio.to_thread(fetched, port, tab.find("download")[0].url)
                assert status == 200 and body.startswith(b"%PDF")

        asyncio.run(go())
        psutil.wait_procs([server], timeout=30)
        assert not server.is_running() or server.status() == psutil.STATUS_ZOMBIE


def test_settings_that_fit_nothing_are_as_good_as_none() -> None:
    """A server starts with its defaults whatever its environment says, and the table in the README names every setting."""
    names = {name for folder in ("acts", "pages", "reports") for path in (ROOT / folder).rglob("*.py")
             for name in re.findall(r'"(ACTS_[A-Z_]+)"', path.read_text())}  # fmt: skip
    assert names == set(re.findall(r"`(ACTS_[A-Z_]+)`", (ROOT / "README.md").read_text()))
    code = "import pages.frame.hosted, reports.limits, acts.compute.settings as s; print(s.WORKERS, reports.limits.SECONDS)"
    env = os.environ | dict(zip(sorted(names), itertools.cycle(("many", "-1", "nan", "1e999"))))
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2", "110"] and "is no number that fits" in done.stderr


class Loop:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_settled_once_and_collected_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit does not collect after runs, what is loaded is out of the collector's sight, and cycles go in a minute."""
    from streamlit import config

    from pages.frame import server

    assert config.get_option("runner.postScriptGC") is False
    assert server.COLLECT_EVERY <= 60
    monkeypatch.setattr(server, "COLLECT_EVERY", 0.05)
    before = gc.get_freeze_count()
    try:
        server.ready.__wrapped__()
        assert gc.get_freeze_count() > before
        assert gc.get_threshold()[0] <= 2_000  # everybody waits while the young are looked at
        gone, end = weakref.ref(Loop()), time.monotonic() + 5
        while gone() is not None and time.monotonic() < end:
            time.sleep(0.02)
        assert gone() is None
    finally:
        gc.unfreeze()


def _spelled(populate: Callable[..., None], kind: type[Any], *section: str) -> Any:
    """What *populate* writes into a message of *kind*."""
    message = kind()
    populate(message, *section)
    return message


def _settings() -> tuple[Any, Any]:
    """What spells the theme and the settings of a run."""
    from streamlit.runtime import app_session

    from pages.frame import spared

    spared.settings()
    return app_session._populate_theme_msg, app_session._populate_config_msg  # pyright: ignore[reportPrivateUsage]


def test_theme_and_settings_are_spelled_as_streamlit_would() -> None:
    """Every section of a theme, and all settings."""
    from streamlit import config
    from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig

    theme, rest = _settings()
    for name in ("theme", *(f"theme.{part.value}" for part in config.CustomThemeCategories)):
        assert _spelled(theme, CustomThemeConfig, name) == _spelled(theme.__wrapped__, CustomThemeConfig, name)
    assert _spelled(rest, Config) == _spelled(rest.__wrapped__, Config)
    assert _spelled(theme, CustomThemeConfig, "theme").font_faces
    assert _spelled(rest, Config).toolbar_mode == Config.MINIMAL


def test_theme_and_settings_are_spelled_once_until_the_configuration_changes() -> None:
    """Nobody looks through the options for a run, until the configuration is read anew."""
    from streamlit import config
    from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig

    theme, rest = _settings()
    before = {name: config.get_option(name) for name in ("theme.primaryColor", "global.maxCachedMessageAge")}
    try:
        for name, value in zip(before, ("#123456", 7), strict=True):
            config.set_option(name, value)
        assert _spelled(theme, CustomThemeConfig, "theme").primary_color == (before["theme.primaryColor"] or "")
        assert _spelled(rest, Config).max_cached_message_age == before["global.maxCachedMessageAge"]
        config._on_config_parsed.send()  # pyright: ignore[reportPrivateUsage]
        assert _spelled(theme, CustomThemeConfig, "theme").primary_color == "#123456"
        assert _spelled(rest, Config).max_cached_message_age == 7
    finally:
        for name, value in before.items():
            config.set_option(name, value)
        config._on_config_parsed.send()  # pyright: ignore[reportPrivateUsage]


def test_charts_of_one_structure_are_looked_through_once() -> None:
    """A turned knob sends other rows; what Streamlit makes of the chart's structure is what it made before, at no cost."""
    from streamlit.elements import vega_charts

    from acts.blocks import Figure
    from acts.theme import dress
    from acts.views.curves import Curves
    from pages.frame import spared

    spared.charts()
    ours: Any = vega_charts._stabilize_vega_json_spec  # pyright: ignore[reportPrivateUsage]
    theirs, spell = inspect.unwrap(ours), cast("Any", vega_charts.json)  # pyright: ignore[reportPrivateImportUsage]
    counted = {"layer": [{"mark": "line", "params": [{"name": "param_7"}], "name": "view_3"}]}
    place = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "name": "param_7"}
    view = Curves()
    figures = [block for block in view.answer(view.look(), "ko") if isinstance(block, Figure)]
    specs = [dict(dress(f.spec, "light", f.height, f.right)) for f in figures]
    assert len(specs) > 1
    for spec in (*specs, counted, {**counted, "datasets": {"param_7": 1}}, {**counted, "data": {"values": place}}):
        text = spell.dumps(spec)
        assert text == json.dumps(spec) and spell.loads(text) == json.loads(text)
        assert ours(text) == theirs(text)
        del spell.loads(text)[next(iter(spec))]
        assert spell.loads(text) == json.loads(text)
    assert ours(json.dumps(counted)) != json.dumps(counted)
    hits = ours.cache_info().hits
    assert ours(json.dumps(counted)) and ours.cache_info().hits == hits + 1


def test_a_structure_is_spelled_as_the_library_spells_it() -> None:
    """One with the very parts of another is not spelled again; parts that only look alike are."""
    from pages.frame.spared import Json

    spell, library = Json(), json
    drawn = {"layer": [{"mark": "line"}], "height": 1, "padding": 1.0, "flat": True, "title": "기울기", "no": None}
    assert spell.dumps(drawn) == library.dumps(drawn) and spell.dumps(dict(drawn)) is spell.dumps(drawn)
    for other in ({**drawn, "layer": [{"mark": "line"}]}, {**drawn, "padding": True}, {**drawn, "height": True}, [1]):
        assert spell.dumps(other) == library.dumps(other) and spell.dumps(other) is not spell.dumps(drawn)
    assert spell.dumps(drawn, sort_keys=True) == library.dumps(drawn, sort_keys=True)
    for text in ("[1]", '{"a": [1, {"b": null}]}', f'"{"long" * 9000}"'):
        assert spell.loads(text) == spell.loads(text) == library.loads(text)
    assert spell.JSONDecodeError is library.JSONDecodeError


def test_what_a_run_drew_is_delivered_soon_after() -> None:
    """Streamlit's loop sleeps for as long as we say; those who wait for it in Streamlit still wait for longer."""
    from streamlit.commands import execution_control
    from streamlit.runtime import runtime

    from pages.frame import spared

    spared.waiting()
    pause = "MESSAGE_FLUSH_INTERVAL_SECS"
    assert pause in runtime.Runtime._loop_coroutine.__code__.co_names  # pyright: ignore[reportPrivateUsage]
    assert 0 < getattr(runtime, pause) == spared.PAUSE < getattr(execution_control, pause)


def test_nothing_is_reported_to_anybody() -> None:
    """No telemetry, no tracebacks on the page, no foreign origin; nobody watches the files, and magic is off."""
    from streamlit import config

    assert config.get_option("server.fileWatcherType") == "none" and not config.get_option("runner.magicEnabled")
    assert config.get_option("client.showErrorDetails") == "none"
    off = ("browser.gatherUsageStats", "client.showErrorLinks", "server.enableAgentApi", "server.showEmailPrompt")
    assert [name for name in off if config.get_option(name)] == []
    assert config.get_option("server.enableXsrfProtection") and config.get_option("server.enableCORS")


def test_the_image_holds_what_its_commands_need() -> None:
    """A cluster's workers find our code though a library starts them, and stand behind the servers; nothing private is there."""
    lines = (ROOT / "deploy/Dockerfile").read_text().split()
    assert f"PYTHONPATH={lines[lines.index('WORKDIR') + 1]}" in lines and lines[lines.index("USER") + 1] != "root"
    assert {".git", ".venv"} <= set((ROOT / ".dockerignore").read_text().split())
    services = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text())["services"]
    for name, service in services.items():
        assert (service["read_only"] and name != "nginx") or service["user"] != "0"
        if service.get("command", [""])[0] == "dask":  # the image's check asks for a page
            assert service["healthcheck"] == {"disable": True}
    assert {name for name, service in services.items() if service.get("cpu_shares", 1024) < 1024} == {"worker"}


@contextmanager
def nginx(tmp_path: Path, *replicas: int) -> Generator[int]:
    """The nginx of deploy/, in front of replicas on this machine."""
    port, program = free_port(), shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).exists():
        pytest.skip("nginx is not installed")
    text = (ROOT / "deploy/nginx.conf").read_text().replace("/tmp/nginx", str(tmp_path))
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    for name, replica in zip(("app1:8501", "app2:8501"), replicas, strict=True):
        text = text.replace(name, f"127.0.0.1:{replica}")
    (tmp_path / "nginx.conf").write_text(text)
    with subprocess.Popen(
        [program, "-c", str(tmp_path / "nginx.conf"), "-g", "daemon off;"], stderr=subprocess.DEVNULL
    ) as front:
        try:
            while front.poll() is None and not answers(port):
                time.sleep(0.1)
            yield port
        finally:
            front.terminate()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_replica_killed_in_mid_session_costs_a_reconnect(tmp_path: Path) -> None:
    """Behind nginx the same address shows the same view again, from the other replica; metrics are not told outside."""
    with serving("hosted.py") as one, serving("hosted.py") as two, nginx(tmp_path, one, two) as front:
        before = visit(front, "curves", "lang=ko&point=2").titles()
        assert fetched(front, "/_stcore/metrics")[0] == 404
        assert fetched(front, "/", Cookie="x" * 300_000)[0] == 400  # a bare server keeps what it is sent
        for server in processes():
            if str(one) in " ".join(server.cmdline()):
                server.kill()
        assert visit(front, "curves", "lang=ko&point=2").titles() == before != []


@settings_of(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=12))
def test_no_cell_of_an_attached_table_is_a_formula(text: str) -> None:
    """A spreadsheet takes no cell for a formula; numbers, below zero as well, stay numbers."""
    from reports.tables import as_text, is_number

    for cell in (text, *(sign + text for sign in "=+-@\t\r")):
        said = as_text(cell)
        assert said[:1] not in set("=+-@\t\r") or is_number(said)
        assert said.removeprefix("'") == cell.removeprefix("'")
    assert as_text("-1.5e-3") == "-1.5e-3"
