"""An OpenID Connect provider on this machine: two people, one client, keys of its own; for the tests of the sign-in."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bench.servers import free_port

CLIENT, SECRET = "activation-lab", "the-secret-of-this-client-0123456789"
PEOPLE = {"ada": "Ada Lovelace", "bo": "Bo <b>Ha</b>"}


class Provider:
    """The provider: who was let in by which code, and every token that it gave."""

    def __init__(self, address: str, back: str) -> None:
        self.address, self.back = address, back
        self.discovery = f"{address}/.well-known/openid-configuration"
        self.tokens: list[str] = []
        self._key = RSAKey.generate_key(2048, parameters={"kid": "1", "use": "sig", "alg": "RS256"})
        self._signs_with = self._key
        self._codes: dict[str, dict[str, str]] = {}
        routes = {
            "/.well-known/openid-configuration": self._discover, "/authorize": self._authorize, "/enter": self._enter,
            "/token": self._token, "/jwks": self._jwks, "/end": self._end,
        }  # fmt: skip
        self.app = Starlette(routes=[Route(path, what, methods=["GET", "POST"]) for path, what in routes.items()])

    def forge(self) -> None:
        """From now on tokens are signed with a key that is not the provider's."""
        self._signs_with = RSAKey.generate_key(2048, parameters={"kid": "1", "use": "sig", "alg": "RS256"})

    async def _discover(self, _: Request) -> Response:
        at = self.address
        return JSONResponse({
            "issuer": at, "authorization_endpoint": f"{at}/authorize", "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/jwks", "end_session_endpoint": f"{at}/end", "response_types_supported": ["code"],
            "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        })  # fmt: skip

    async def _authorize(self, request: Request) -> Response:
        """Ask who it is, as a form would."""
        asked = dict(request.query_params)
        known = asked.get("client_id") == CLIENT and asked.get("redirect_uri") == self.back
        if not known or asked.get("code_challenge_method") != "S256" or "openid" not in asked["scope"]:
            return Response("refused", 400)
        kept = {k: asked[k] for k in ("state", "nonce", "code_challenge")}
        links = (f'<p><a href="/enter?{urlencode({**kept, "who": who})}">{who}</a>' for who in (*PEOPLE, "nobody"))
        return HTMLResponse("".join(links))

    async def _enter(self, request: Request) -> Response:
        given = dict(request.query_params)
        if given["who"] not in PEOPLE:
            return RedirectResponse(f"{self.back}?{urlencode({'error': 'access_denied', 'state': given['state']})}")
        code = secrets.token_urlsafe()
        self._codes[code] = given
        return RedirectResponse(f"{self.back}?{urlencode({'code': code, 'state': given['state']})}")

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        asked = self._codes.pop(str(form["code"]), None)  # a code opens once
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        proof = hashlib.sha256(str(form["code_verifier"]).encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        well = asked and asked["code_challenge"] == challenge and form["redirect_uri"] == self.back
        if asked is None or not well or request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_grant"}, 400)
        self.tokens.append(self._signed(asked["who"], asked["nonce"]))
        return JSONResponse({
            "access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": 600,
            "id_token": self.tokens[-1],
        })  # fmt: skip

    def _signed(self, who: str, nonce: str) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.address, "aud": CLIENT, "sub": f"sub-{who}", "nonce": nonce, "iat": now, "exp": now + 600,
            "name": PEOPLE[who], "email": f"{who}@school.example", "email_verified": True,
        }  # fmt: skip
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, self._signs_with)

    async def _jwks(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"])


@contextmanager
def providing(back: str) -> Generator[Provider]:
    """A provider that answers while the context is open, for the client that is reached at *back*."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}", f"{back}/oauth2callback")
    server = uvicorn.Server(uvicorn.Config(provider.app, "127.0.0.1", port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)


def settings(provider: Provider, address: str) -> dict[str, str]:
    """The environment of a server that lets people sign in with *provider*."""
    return {
        "ACTS_SIGN_IN": provider.discovery, "ACTS_SIGN_IN_CLIENT": CLIENT, "ACTS_SIGN_IN_SECRET": SECRET,
        "ACTS_ADDRESS": address, "STREAMLIT_SERVER_COOKIE_SECRET": "c" * 40,
    }  # fmt: skip
