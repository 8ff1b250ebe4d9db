"""What stands between the network and Streamlit: a door for sessions, a filter for messages, headers for answers.

Pure ASGI. Streamlit's own protocol lets any visitor empty everybody's caches and, padded with unknown fields, say so in
a long message; so every message is read, and only the kinds that a page needs pass.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from acts.compute.settings import number

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

SESSIONS_LIMIT = int(number("ACTS_SESSIONS", 400))
ADDRESS_LIMIT = 60_000  #: characters of an address; a study in a link is shorter
PASSED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
_TRY_LATER = 1013


class Guard:
    """Wraps the server; counts its open sessions."""

    open = 0  #: sessions of this process

    def __init__(self, app: App, limit: int = SESSIONS_LIMIT) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Let a request through, or not."""
        if scope["type"] == "websocket":
            await self._session(scope, receive, send)
        elif scope["type"] == "http":
            await self._app(scope, receive, _with_headers(send))
        else:
            await self._app(scope, receive, send)

    async def _session(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if Guard.open >= self._limit:
            await receive()
            await send({"type": "websocket.close", "code": _TRY_LATER})
            return
        Guard.open += 1
        try:
            await self._app(scope, _filtered(receive), send)
        finally:
            Guard.open -= 1


def _filtered(receive: Receive) -> Receive:
    async def wanted() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            content = allowed(message.get("bytes") or b"")
            if content is not None:
                return {**message, "bytes": content}

    return wanted


def allowed(content: bytes) -> bytes | None:
    """The message as it may pass; None if it may not. An address beyond all measure becomes one that cannot be read."""
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return None
    if message.WhichOneof("type") not in PASSED:
        return None
    if len(message.rerun_script.query_string) > ADDRESS_LIMIT:
        message.rerun_script.query_string = "too_long=1"
        return message.SerializeToString()
    return content


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            have = {name.lower() for name, _ in message.get("headers", [])}
            more = [(name, value) for name, value in _HEADERS if name not in have]
            message = {**message, "headers": [*message.get("headers", []), *more]}
        await send(message)

    return sent
