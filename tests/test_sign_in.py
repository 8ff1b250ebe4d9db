"""The door: shut to whoever did not sign in, whatever they ask for; and settings that cannot work end the server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from acts.text import LANGS, Lang
from acts.views import VIEWS
from bench.browserless import Tab
from bench.servers import ROOT, serving
from pages.frame import provider

PAGES = ("home", *VIEWS, "study")
WHOLE = {
    "ACTS_SIGN_IN": "https://id.example/.well-known/openid-configuration",
    "ACTS_SIGN_IN_CLIENT": "lab",
    "ACTS_SIGN_IN_SECRET": "the-secret-of-the-client",
    "ACTS_ADDRESS": "https://lab.example/",
    "STREAMLIT_SERVER_COOKIE_SECRET": "c" * 40,
}
ADA = {
    "is_logged_in": True,
    "iss": "https://id.example",
    "sub": "1",
    "name": "Ada & <i>Co</i>",
    "email": "Ada@School.example",
    "email_verified": True,
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("who", [{}, {"is_logged_in": False}, {"is_logged_in": True}, ADA], ids=len)
def test_from_outside_every_page_is_the_door(who: dict[str, Any], lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """One title and one button on every page; for those who are nobody, and for those who are not admitted."""
    monkeypatch.setenv("ACTS_SIGN_IN", WHOLE["ACTS_SIGN_IN"])
    monkeypatch.setenv("ACTS_SIGN_IN_ADMITS", "other.example")
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.user = who
    app.query_params["lang"] = lang
    app.run()
    for page in PAGES:
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        titles = {
            "en": ("Sign in", "This account is not admitted here"),
            "ko": ("로그인", "이 계정으로는 들어올 수 없습니다"),
        }
        title = f"<h1>{titles[lang][bool(who.get('is_logged_in'))]}</h1>"
        assert [title in e.proto.body for e in app.get("html")].count(True) == 1
        assert [b.key for b in app.button] == ["door.out" if who.get("is_logged_in") else "door.in"]
        assert len(app.main) + len(app.sidebar) < 12
        assert not app.get("vega_lite_chart") and not app.slider and not app.get("page_link")


def test_inside_one_reads_who_one_is_and_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page as it always is, the person's name as text, and a button that signs out."""
    monkeypatch.setenv("ACTS_SIGN_IN", WHOLE["ACTS_SIGN_IN"])
    monkeypatch.setenv("ACTS_SIGN_IN_ADMITS", "elsewhere.example, school.example")
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.user = dict(ADA)
    app.run()
    assert not app.exception and app.get("page_link")
    assert any("Ada &amp; &lt;i&gt;Co" in e.proto.body for e in app.get("html"))
    app.button(key="door.out").click().run()
    assert app.user.get("is_logged_in") is not True


@pytest.mark.parametrize(
    ("said", "comes_in"),
    [
        ({}, True),
        ({"email": "ada@SCHOOL.example"}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "true"}, False),
        ({"email": "ada@evil-school.example"}, False),
        ({"email": "school.example"}, False),
        ({"email": ""}, False),
        ({"email": None}, False),
        ({"sub": ""}, False),
        ({"is_logged_in": False}, False),
    ],
)
def test_only_a_verified_address_opens(
    said: dict[str, Any], *, comes_in: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom the operator's list names, by address or domain, comes in; an address that only looks alike does not."""
    monkeypatch.setenv("ACTS_SIGN_IN", "on")
    person = {**ADA, **said}
    for listed in ("school.example", "x@y.example, Ada@school.EXAMPLE"):
        monkeypatch.setenv("ACTS_SIGN_IN_ADMITS", listed)
        assert provider.admitted(person) is comes_in
    monkeypatch.setenv("ACTS_SIGN_IN_ADMITS", " , ")
    assert not provider.admitted(person)


def test_people_have_names_of_their_own_that_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same at every visit, another for everybody else, and none where nobody signs in."""
    assert provider.name(ADA) == ""
    monkeypatch.setenv("ACTS_SIGN_IN", "on")
    assert provider.name(ADA) == provider.name({**ADA, "name": "Countess"})
    assert len({provider.name({**ADA, **other}) for other in ({}, {"sub": "2"}, {"iss": "https://b.example"})}) == 3
    assert "school" not in provider.name(ADA) and provider.name(ADA).isalnum()


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"ACTS_SIGN_IN_SECRET": ""}, "ACTS_SIGN_IN_SECRET"),
        ({"ACTS_SIGN_IN_SECRET": "", "ACTS_SIGN_IN_SECRET_FILE": "/nowhere/at/all"}, "ACTS_SIGN_IN_SECRET"),
        ({"ACTS_ADDRESS": "http://lab.example"}, "ACTS_ADDRESS"),
        ({"ACTS_ADDRESS": "http://localhost.evil.example"}, "ACTS_ADDRESS"),
        ({"ACTS_SIGN_IN": "http://id.example"}, "ACTS_SIGN_IN"),
        ({"STREAMLIT_SERVER_COOKIE_SECRET": "changeme"}, "STREAMLIT_SERVER_COOKIE_SECRET"),
    ],
)
def test_a_door_that_cannot_close_keeps_the_server_from_starting(
    changed: dict[str, str], names: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence that names the setting, and no secret in it."""
    settings = WHOLE | changed
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(provider.st, "get_option", lambda _: settings["STREAMLIT_SERVER_COOKIE_SECRET"])
    with pytest.raises(SystemExit, match=names) as told:
        provider.secrets()
    assert WHOLE["ACTS_SIGN_IN_SECRET"] not in str(told.value) and "changeme" not in str(told.value)


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Streamlit is told is what the environment and the file say; without the switch it is told nothing."""
    for name, value in WHOLE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("ACTS_SIGN_IN_SECRET")
    (tmp_path / "secret").write_text("from-a-file\n")
    monkeypatch.setenv("ACTS_SIGN_IN_SECRET_FILE", str(tmp_path / "secret"))
    told = (provider.secrets() or {})["auth"]
    assert told["client_secret"] == "from-a-file" and told["redirect_uri"] == "https://lab.example/oauth2callback"
    assert told["server_metadata_url"] == WHOLE["ACTS_SIGN_IN"] and len(told["cookie_secret"]) >= 32
    monkeypatch.delenv("ACTS_SIGN_IN")
    assert provider.secrets() is None


def test_a_hand_made_client_finds_the_door_shut() -> None:
    """The first visitor of a fresh server, by a deep link, whatever identity the headers and cookies claim."""

    async def titles(tab: Tab) -> list[str]:
        async with tab:
            run = await tab.run()
            assert run.errors == []
            return tab.titles()

    with serving("hosted.py", log=None, port=0, **WHOLE) as port:
        for page in ("curves", "study", ""):
            assert asyncio.run(titles(Tab(port, page, "lang=en&point=2"))) == ["Sign in"]
