"""One browser tab without a browser: a websocket client that speaks Streamlit's own protocol.

The protocol's messages come from the installed Streamlit, so the client always fits the server.
"""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import Any, Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass
class Run:
    """One run of the page's script, as the tab saw it."""

    seconds: float
    size: int  #: bytes received
    errors: list[str] = field(default_factory=list[str])


class Tab:
    """A session with a server on loopback; use as an asynchronous context."""

    def __init__(self, port: int, page: str = "", query: str = "", locale: str = "en-US") -> None:
        self._url = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._http = f"http://127.0.0.1:{port}/{page}"
        self._page, self._query, self._locale = page, query, locale
        self._page_hash = ""
        self._widgets: dict[str, WidgetState] = {}
        self._seen: dict[str, ForwardMsg] = {}
        self.elements: dict[tuple[int, ...], tuple[Any, str]] = {}
        self._fresh: dict[tuple[int, ...], tuple[Any, str]] = {}  #: those of the present run

    async def __aenter__(self) -> Self:
        self._socket = await websockets.connect(
            self._url,
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    def find(self, key: str) -> tuple[Any, str]:
        """The element whose widget key or label is *key*, and the fragment of the page that it belongs to."""
        for element, fragment in self.elements.values():
            if getattr(element, "id", "").endswith(f"-{key}") or getattr(element, "label", None) == key:
                return element, fragment
        raise LookupError(key)

    def titles(self) -> list[str]:
        """The titles of the page, as HTML; there should be one."""
        bodies = [str(getattr(element, "body", "")) for element, _ in self.elements.values()]
        return [title for body in bodies for title in re.findall("<h1>(.*?)</h1>", body)]

    async def turn(self, key: str, value: float | str) -> Run:
        """Set one slider or select box, and wait for the page, or for the part of it that runs again."""
        element, fragment = self.find(key)
        state = WidgetState(id=element.id)
        if isinstance(value, str):
            state.string_value = value
        else:
            state.double_array_value.data.append(value)
        self._widgets[state.id] = state
        return await self.run(fragment)

    async def say(self, key: str, *words: str) -> Run:
        """Have a select box say one word, or anything a list of them."""
        element, fragment = self.find(key)
        state = WidgetState(id=element.id)
        if type(element).__name__ == "Selectbox" and len(words) == 1:
            state.string_value = words[0]
        else:
            state.string_array_value.data.extend(words)
        self._widgets[state.id] = state
        return await self.run(fragment)

    async def press(self, key: str) -> Run:
        """Press a button once."""
        element, fragment = self.find(key)
        self._widgets[element.id] = WidgetState(id=element.id, trigger_value=True)
        run = await self.run(fragment)
        self._widgets.pop(element.id, None)
        return run

    async def send(self, content: bytes) -> None:
        """Send whatever it is, as a client of one's own making would."""
        await self._socket.send(content)

    async def settle(self, seconds: float = 120) -> None:
        """Ask how far the work is, as a browser does on its own, until no progress is shown any more."""
        end = time.monotonic() + seconds
        while waiting := [part for element, part in self.elements.values() if type(element).__name__ == "Progress"]:
            if time.monotonic() > end:
                raise TimeoutError("the work did not end")
            await asyncio.sleep(0.4)
            await self.run(waiting[0])

    async def run(self, fragment: str = "") -> Run:
        """Run the page's script once, or only a fragment of it."""
        state = ClientState(query_string=self._query, page_script_hash=self._page_hash, fragment_id=fragment)
        state.page_name = "" if self._page_hash else self._page
        state.context_info.locale, state.context_info.timezone = self._locale, "Asia/Seoul"
        state.context_info.url = self._http
        state.widget_states.widgets.extend(self._widgets.values())
        state.cached_message_hashes.extend(self._seen)
        began = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        async with asyncio.timeout(60):  # asyncio.wait_for may swallow a cancellation
            return await self._until_finished(began)

    async def _until_finished(self, began: float) -> Run:
        run, started = Run(0.0, 0), False
        while True:
            raw = await self._socket.recv()
            message = self._whole(ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode()))
            kind = message.WhichOneof("type")
            run.size += len(raw)
            if kind == "new_session":
                started, run.size = True, len(raw)
                self._fresh = {}
            elif kind == "script_finished" and started and message.script_finished in FINISHED:
                run.seconds = time.perf_counter() - began
                if (
                    message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                ):  # the whole page, even if a part was asked
                    self.elements = self._fresh
                return run
            self._learn(kind or "", message, run)

    def _learn(self, kind: str, message: ForwardMsg, run: Run) -> None:
        if kind == "navigation":  # which page the address led to
            self._page_hash = message.navigation.page_script_hash or self._page_hash
        elif kind == "delta":
            self._keep(message, run)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself where the server sent only its hash, as a browser would look it up."""
        if message.WhichOneof("type") == "ref_hash" and message.ref_hash in self._seen:
            whole = ForwardMsg()
            whole.CopyFrom(self._seen[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.hash and message.metadata.cacheable:
            self._seen[message.hash] = message
        return message

    def _keep(self, message: ForwardMsg, run: Run) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            return
        kind = message.delta.new_element.WhichOneof("type") or ""
        element = getattr(message.delta.new_element, kind) if kind else None
        place = tuple(message.metadata.delta_path)
        self.elements[place] = self._fresh[place] = (element, message.delta.fragment_id)
        if kind == "exception" and element is not None:
            run.errors.append(f"{element.type}: {element.message[:200]}")
