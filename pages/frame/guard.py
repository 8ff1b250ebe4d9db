"""What stands between the network and Streamlit: a door for sessions and files, a filter for messages, headers for answers.

Pure ASGI.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import PlainTextResponse

from acts.compute.settings import number
from pages.frame import provider, uploads
from pages.frame.messages import allowed
from pages.frame.pace import Pace

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

SESSIONS_LIMIT = int(number("ACTS_SESSIONS", 400))
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")  #: for the operator, or for nobody
SIGN_IN = ("/auth/", "/oauth2callback")  #: these too, where nobody signs in
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
            await self._request(scope, receive, _with_headers(send))
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path.startswith(CLOSED if provider.on() else CLOSED + SIGN_IN):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif scope["method"] == "PUT" and path.startswith(uploads.PATH):
            await self._file(path, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _file(self, path: str, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        with uploads.place(path) as free:
            if not free:
                await PlainTextResponse("No room for this file", 413)(scope, receive, send)
                return
            try:
                async with asyncio.timeout(uploads.SECONDS):
                    await self._app(scope, receive, send)
            except TimeoutError:
                await PlainTextResponse("The file did not arrive", 408)(scope, receive, send)

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
    pace = Pace()

    async def wanted() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            said = message.get("bytes") or b""
            await pace.keep(len(said))
            content = allowed(said)
            if content is not None:
                return {**message, "bytes": content}

    return wanted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            have = {name.lower() for name, _ in message.get("headers", [])}
            more = [(name, value) for name, value in _HEADERS if name not in have]
            message = {**message, "headers": [*message.get("headers", []), *more]}
        await send(message)

    return sent
