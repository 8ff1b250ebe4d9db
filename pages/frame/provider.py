"""Who may come in: the settings of an optional sign-in, off unless ``ACTS_SIGN_IN`` names an OpenID Connect provider.

Streamlit talks to the provider and keeps who signed in in a signed cookie; a setting that is missing or weak ends the
server before it answers anybody, as a door that does not close is worse than none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

SWITCH = "ACTS_SIGN_IN"
_SETTINGS = {"client_id": "ACTS_SIGN_IN_CLIENT", "client_secret": "ACTS_SIGN_IN_SECRET", "redirect_uri": "ACTS_ADDRESS"}
_COOKIE_SECRET = 32  #: characters; who guesses it is whoever they like


def on() -> bool:
    """Whether one has to sign in."""
    return bool(os.environ.get(SWITCH))


def secrets() -> dict[str, Any] | None:
    """What Streamlit must know to let people sign in; None if nobody has to. Ends the program if that cannot work."""
    if not on():
        return None
    found = {key: _setting(name) for key, name in _SETTINGS.items()}
    found["cookie_secret"] = st.get_option("server.cookieSecret")
    wrong = _wrong(found)
    if wrong:
        sys.exit(f"People are to sign in ({SWITCH} is set), but they cannot: {wrong}.")
    address = found["redirect_uri"].rstrip("/")
    return {"auth": {**found, "server_metadata_url": os.environ[SWITCH], "redirect_uri": f"{address}/oauth2callback"}}


def _wrong(found: Mapping[str, str]) -> str:
    """What has to be set right before anybody can sign in; empty if nothing has to."""
    missing = [name for key, name in _SETTINGS.items() if not found[key]]
    if missing:
        return f"set {', '.join(missing)} as well, or {missing[0]}_FILE to the path of a file that holds it"
    overheard = [n for n in (SWITCH, _SETTINGS["redirect_uri"]) if not _private(_setting(n))]
    if overheard:
        return f"{overheard[0]} must begin with https://"
    if len(found["cookie_secret"]) < _COOKIE_SECRET:
        return f"STREAMLIT_SERVER_COOKIE_SECRET needs {_COOKIE_SECRET} characters or more, drawn at random"
    absent = [module for module in ("authlib", "httpx") if find_spec(module) is None]
    return f"{absent[0]} is missing; install requirements-hosted.txt" if absent else ""


def admitted(person: Mapping[str, Any]) -> bool:
    """Whether this person may come in: whoever signed in, or only the addresses and domains that the operator lists.

    An address counts if the provider says that it has seen to it that it is theirs.
    """
    if not (person.get("is_logged_in") and person.get("sub")):
        return False
    listed = os.environ.get("ACTS_SIGN_IN_ADMITS")
    if not listed:
        return True
    email = str(person.get("email") or "").lower()
    words = {word.strip().lower() for word in listed.split(",")} - {""}
    return person.get("email_verified") is True and "@" in email and bool({email, email.rpartition("@")[2]} & words)


def name(person: Mapping[str, Any]) -> str:
    """A name for this person that says nothing of who they are; empty without a sign-in."""
    if not on():
        return ""
    return blake2b(f"{person.get('iss')} {person.get('sub')}".encode(), digest_size=12).hexdigest()


def _setting(name: str) -> str:
    """The variable itself, or the content of the file that the variable with ``_FILE`` names; empty without either."""
    file = os.environ.get(f"{name}_FILE")
    try:
        return os.environ.get(name) or (Path(file).read_text(encoding="utf-8").strip() if file else "")
    except OSError:
        return ""


def _private(address: str) -> bool:
    """Whether nobody on the way can read what is sent to *address*."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"})
