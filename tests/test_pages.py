"""Every page opens, in both languages, from any address."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pyarrow as pa
import pytest
import vl_convert
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from acts import compute
from acts.blocks import Figure, Finding, Heading, Stats, Strip, Table
from acts.knobs import Choice
from acts.spec import decode, encode
from acts.study import Entry, Study
from acts.text import LANGS, Lang
from acts.views import VIEWS
from pages.frame import look
from tests.strategies import specs

ROOT = Path(__file__).parents[1]
PAGES = ("home", *VIEWS, "study")


def opened(page: str, lang: Lang, **link: str) -> AppTest:
    """A page as a visitor finds it at its own address."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    for name, value in link.items():
        app.query_params[name] = value
    return app.switch_page(f"pages/{page}.py").run()


def address(app: AppTest) -> dict[str, str]:
    """The parameters in the address bar."""
    return {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}


def settled(app: AppTest) -> AppTest:
    """The page after its computation has come back."""
    for _ in range(200):
        if not app.get("progress"):
            return app
        app.run()
    raise TimeoutError


def words(app: AppTest) -> str:
    """All the HTML and Markdown of a page, without what only keeps a line from breaking."""
    return "\n".join([e.proto.body for e in app.get("html")] + [m.value for m in app.markdown]).translate(_GLUE)


_GLUE = {0x2060: None, 0x200B: None}


@given(st.text("값a()· \n"))
def test_korean_words_keep_their_brackets_and_particles(body: str) -> None:
    """A line may not begin with a bracket that explains, a particle behind it, or a dot between words; nothing else changes."""
    joined = look._joined(body)  # pyright: ignore[reportPrivateUsage]
    assert joined.translate(_GLUE) == body
    glue = {i for i, (a, b) in enumerate(pairwise(body), 1) if (a, b) in {("값", "("), (")", "값")}}
    dots = {
        i for i, (a, b, c) in enumerate(zip(body, body[1:], body[2:], strict=False), 1) if a + b == "값·" and c.strip()
    }
    glued = [("\u2060" if i in glue | dots else "") + c + ("\u200b" if i in dots else "") for i, c in enumerate(body)]
    assert joined == "".join(glued)


def charts(app: AppTest) -> list[dict[str, Any]]:
    """The Vega-Lite of every chart of a page."""
    return [json.loads(c.proto.spec) for c in app.get("vega_lite_chart")]


@pytest.fixture(scope="module", autouse=True)
def _no_worker_stays() -> Any:
    yield
    compute.close()


@pytest.fixture(autouse=True)
def _a_process_that_has_served_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest forgets before every run that the frame was drawn; the first visitor has a test in the browser."""
    begin = PagesManager.__init__

    def begun(self: PagesManager, *arguments: Any, **options: Any) -> None:
        begin(self, *arguments, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", begun)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(page: str, lang: Lang) -> None:
    """No exception, one title, in the language of the address."""
    app = settled(opened(page, lang))
    assert not app.exception
    assert words(app).count("<h1>") == 1
    assert any("가" <= ch <= "힣" for ch in words(app)) == (lang == "ko")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", VIEWS)
def test_the_screen_says_what_the_view_says(slug: str, lang: Lang) -> None:
    """Finding, numbers, titles and captions of every block are on the page, and every chart has a text alternative."""
    view = VIEWS[slug]()
    app = settled(opened(slug, lang))
    page = words(app)
    for block in view.show(view.compute(), lang):
        match block:
            case Finding():
                assert escaped(block.text) in page
            case Figure() | Table() | Strip():
                assert escaped(block.title) in page
                assert escaped(block.caption) in page
            case Stats():
                assert all(escaped(v) in page and escaped(k) in page for v, k in block.items)
            case _:
                pass
    assert all(c.proto.alt for c in app.get("vega_lite_chart"))
    assert all(vl_convert.vegalite_to_vega(chart, vl_version="6.1") for chart in charts(app))
    assert all(chart["config"]["mark"]["tooltip"] is None for chart in charts(app))  # only what is meant to be said


def escaped(text: str) -> str:
    """Text as it stands in HTML."""
    from html import escape

    return escape(text)


def test_a_cluster_that_is_missing_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its work is done on the spot only once the reader agrees."""
    monkeypatch.setattr("acts.compute.alone", lambda: True)
    app = opened("dead_relu", "en", steps="7", width="4")
    assert "cluster cannot be reached" in words(app) and not app.get("progress")
    next(button for button in app.button if button.label == "Compute on this machine").click().run()
    assert "At step 7" in words(settled(app))


@pytest.mark.parametrize("locale", ["ko-KR", "en-US", "fr-FR"])
def test_the_browser_s_language_is_the_first_choice(locale: str) -> None:
    """Without a language in the address, the browser decides; a stranger gets English."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.context = {"locale": locale}
    app.run()
    assert address(app)["lang"] == {"ko-KR": "ko"}.get(locale, "en")


def test_switching_the_language_keeps_the_knobs() -> None:
    """The language is a setting like any other."""
    app = opened("curves", "en", span="7.5", functions="mish,relu")
    app.get_by_key("lang").set_value("ko").run()
    assert not app.exception
    assert address(app) == {"lang": "ko", "span": "7.5", "functions": "mish,relu"}


def test_a_knob_writes_the_address() -> None:
    """What is turned stands in the address; what is turned back leaves it."""
    app = opened("curves", "en")
    app.slider(key="curves.span").set_value(6.0).run()
    assert address(app) == {"lang": "en", "span": "6.0"}
    app.run()  # the test sees only what was drawn last, and a turned knob is not drawn again
    app.slider(key="curves.span").set_value(4.0).run()
    assert address(app) == {"lang": "en"}


def test_a_turned_range_changes_no_structure() -> None:
    """Where the axes end is said in rows; no name of an end is left for the browser to read."""
    app = opened("curves", "en", parts="gates")
    before = charts(app)
    app.slider(key="curves.span").set_value(6.5).run()
    assert len(before) == 5 and charts(app) == before
    assert '"@' not in json.dumps(before)
    for chart in app.get("vega_lite_chart"):
        (ends,) = [rows.data.data for rows in chart.proto.datasets if rows.name == "ranges"]
        assert pa.ipc.open_stream(ends).read_all()["x"].to_pylist() == [-6.5, 6.5]


@pytest.mark.parametrize("slug", ["curves", "recommendations"])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_address_fills_the_widgets(slug: str, data: st.DataObject) -> None:
    """A link opens as itself: the page writes back the same address."""
    link = encode(_settled_places(data.draw(specs(VIEWS[slug]))))
    app = opened(slug, "en", **link)
    assert not app.exception
    assert address(app) == link | {"lang": "en"}


def _settled_places(view: Any) -> Any:
    """*view* as a page says it again: the place beyond the last function is that of the last one."""
    return view.with_knob("subject", view.mark + 1) if view.slug == "curves" else view


LINKS = {
    "curves": {
        "functions": "elu,leaky_relu,elu",
        "functions.1.alpha": "2.0",
        "span": "7.5",
        "subject": "2",
        "second": "1",
    },
    "initialization": {"activation": "selu", "depth": "9", "range": "lecture"},
    "dead_relu": {"optimizer": "adam", "optimizer.beta1": "0.5", "rate": "0.3", "steps": "30"},
    "recommendations": {"depth": "30", "architecture": "mlp"},
}


@pytest.mark.parametrize("slug", VIEWS)
def test_an_untouched_widget_answers_with_what_it_shows(slug: str) -> None:
    """The default that the browser holds is the value of the link, should the message that sets it be overtaken."""
    app = settled(opened(slug, "ko", **LINKS[slug]))
    kinds = (
        "slider",
        "select_slider",
        "selectbox",
        "multiselect",
        "toggle",
        "text_input",
        "number_input",
        "button_group",
    )
    asked = [w for kind in kinds for w in app.get(kind) if (w.key or "").startswith((f"{slug}.", "lang"))]
    assert len(asked) > 4
    assert [w.key for w in asked if not shows(w)] == []


def shows(widget: Any) -> bool:
    """Whether the default in the message, a value or the places of options, is the value of the widget."""
    held, value = widget.proto.default, widget.value
    default = [held] if isinstance(held, str | int | float) else list(held)
    chosen = value if isinstance(value, list) else [value]
    options = [str(o) for o in getattr(widget, "options", ())]
    return default == ([options.index(widget.format_func(v)) for v in chosen] if options else chosen)


def test_a_damaged_link_opens_with_what_could_be_read() -> None:
    """One sentence names what was not; the rest of the link holds."""
    app = opened("curves", "ko", span="9.5", point="tomorrow", zzz="1")
    assert not app.exception
    assert app.slider(key="curves.span").value == 9.5
    assert "tomorrow" in words(app)
    assert "zzz" in words(app)


def test_only_what_a_knob_concerns_is_drawn_again() -> None:
    """The point moves the answer alone, the range the sections that follow it too, a section's own knob that section."""
    app = opened("curves", "en", parts="pictures,gates")
    drawn = {}
    for key, value in (("curves.point", 2.0), ("curves.span", 6.0), ("curves.parts.pictures.deviation", 2.0)):
        app.slider(key=key).set_value(value).run()
        html = " ".join(e.proto.body for e in app.get("html"))
        drawn[key] = *(what in html for what in ('class="finding"', "Figure 3", "Figure 4")), bool(app.slider)
        app.run()
    assert drawn == {
        "curves.point": (True, False, False, False),
        "curves.span": (True, False, True, False),
        "curves.parts.pictures.deviation": (False, True, False, False),
    }


def test_what_follows_a_turned_section_is_numbered_after_it() -> None:
    """A section that has a table less than before lets the one below count on from there, though its knob is another's."""
    app = opened("recommendations", "en", parts="checker,speed")
    before = _numbers(app)
    app.selectbox(key="recommendations.parts.checker.loss").set_value("unsaid").run()
    after = _numbers(app)
    assert len(after) == len(before) - 1 and set(before[-2:]) - set(after)
    assert after == _numbers(app.run())


def _numbers(app: AppTest) -> list[str]:
    return re.findall(r"<b>((?:Figure|Table) \d+)", words(app))


def test_a_folded_setting_of_a_section_is_kept() -> None:
    """What waits behind "More settings" stays in the address while other knobs are turned, and shows when unfolded."""
    app = opened("curves", "en", parts="pictures", **{"parts.1.seed": "7"})
    for span in (6.0, 7.0):
        app.slider(key="curves.span").set_value(span).run()
        assert address(app)["parts.1.seed"] == "7"
        app.run()
    app.session_state["_more.curves.parts.pictures."] = True
    app.run()
    assert app.number_input(key="curves.parts.pictures.seed").value == 7


def test_two_functions_of_one_kind_stand_together() -> None:
    """Each has its own knobs."""
    app = opened("curves", "en", functions="leaky_relu,leaky_relu", **{"functions.2.negative_slope": "0.3"})
    assert app.slider(key="curves.functions.leaky_relu~2.negative_slope").value == 0.3
    assert app.slider(key="curves.functions.leaky_relu.negative_slope").value == 0.01


def test_going_away_and_coming_back_keeps_the_knobs() -> None:
    """A page remembers its settings while others are visited."""
    app = opened("curves", "en", span="8.0")
    app.query_params.clear()
    app.switch_page("pages/study.py").run()
    app.query_params.clear()
    app.switch_page("pages/curves.py").run()
    assert app.slider(key="curves.span").value == 8.0


def test_going_back_to_the_beginning_shows_it() -> None:
    """The address of a page as it was at first names a language and no knob; on that page, it is obeyed."""
    app = opened("curves", "en")
    app.run()  # the page was there before
    app.slider(key="curves.span").set_value(9.0).run()
    assert address(app) == {"lang": "en", "span": "9.0"}
    app.query_params.clear()
    app.query_params["lang"] = "en"
    app.run()
    assert app.slider(key="curves.span").value == 4.0 and address(app) == {"lang": "en"}


def test_a_study_is_collected_ordered_annotated_and_thinned() -> None:
    """Add two views, move one, write a note, remove one."""
    app = opened("curves", "en", span="5.0")
    app.button(key="add").click().run()
    app.query_params.clear()
    app.switch_page("pages/recommendations.py").run()
    app.button(key="add").click().run()
    app.query_params.clear()
    app.switch_page("pages/study.py").run()
    app.button(key="down.0").click().run()
    app.text_area[1].set_value("my note").run()
    assert [s.value for s in app.subheader] == ["1. Recommendations", "2. Activation curves"]
    app.button(key="remove.0").click().run()
    study: Study = app.session_state["_study"]
    assert study.entries == (Entry(VIEWS["curves"](span=5.0), "my note"),)
    app.button(key="study.undo").click().run()
    assert app.session_state["_study"].entries == (Entry(VIEWS["recommendations"]()), *study.entries)


def test_a_study_that_makes_way_comes_back() -> None:
    """Another one is opened in its place; its title, its views and their notes are one press away, and then nothing is."""
    mine, other = (
        Study(title=t, entries=(Entry(VIEWS["curves"](span=s), t),)) for t, s in (("mine", 5.0), ("other", 6.0))
    )
    app = opened("study", "en")
    for study in (mine, other):
        app.file_uploader(key="study.upload").upload("s.json", study.dumps().encode(), "application/json").run()
        assert app.session_state["_study"].entries == study.entries
    app.button(key="study.undo").click().run()
    assert app.session_state["_study"].entries == mine.entries
    assert app.text_input(key="study.title").value == app.text_area[0].value == "mine"
    assert not [button for button in app.button if button.key == "study.undo"]


def test_a_report_that_would_show_another_study_is_withdrawn() -> None:
    """What was asked for is printed as it was; after a change nothing is until it is asked for again."""
    app = opened("study", "en")
    mine = Study(title="mine", entries=(Entry(VIEWS["recommendations"](layer="gate")),))
    app.file_uploader(key="study.upload").upload("s.json", mine.dumps().encode(), "application/json").run()
    app.button(key="study.pdf").click().run()
    assert "_job.paper" in app.session_state["_jobs"]
    app.text_area[0].set_value("a note").run()
    assert "_job.paper" not in app.session_state["_jobs"] and not [b for b in app.button if b.key == "download"]
    app.button(key="study.pdf").click().run()
    assert "_job.paper" in app.session_state["_jobs"]


def test_a_bad_study_file_changes_nothing() -> None:
    """It gets one sentence; the study in hand stays."""
    app = opened("curves", "en")
    app.button(key="add").click().run()
    app.query_params.clear()
    app.switch_page("pages/study.py").run()
    app.file_uploader(key="study.upload").upload("bad.json", b"{", "application/json").run()
    assert not app.exception
    assert "unchanged" in words(app)
    assert len(app.subheader) == 1


def test_a_picture_that_is_none_changes_nothing() -> None:
    """The view goes on with the picture it had."""
    app = opened("curves", "ko", parts="pictures")
    app.selectbox(key="curves.parts.pictures.picture").set_value("own").run()
    app.file_uploader(key="curves.parts.pictures.picture.upload").upload("x.png", b"no", "image/png").run()
    assert not app.exception
    assert "사진" in words(app)


def test_a_view_says_whether_its_answer_goes_on() -> None:
    """Where no place is kept for it, nothing with a heading of its own follows the figures."""
    for view in (decode(cls, preset.link)[0] for cls in VIEWS.values() if not cls.goes_on for preset in cls.presets):
        blocks = view.alone.answer(view.alone.look(), "en")
        assert not any(isinstance(block, Heading) for block in blocks)


def test_links_carry_no_language_of_their_own() -> None:
    """A link made in Korean says the same in English."""
    app = opened("curves", "ko", functions="gelu,silu")
    link = dict(parse_qsl(urlencode(address(app))))
    assert link.pop("lang") == "ko"
    again = opened("curves", "en", **link)
    assert [c["layer"] for c in charts(again)[:1]]
    assert address(again) == link | {"lang": "en"}


def test_a_report_is_withdrawn_when_a_knob_is_turned() -> None:
    """What is offered for download never shows other settings than the page."""
    app = opened("curves", "en")
    app.button(key="pdf").click().run()
    assert "_paper" in app.session_state
    app.slider(key="curves.span").set_value(6.0).run()
    assert "_paper" not in app.session_state


@pytest.mark.parametrize("slug", ["curves", "recommendations"])
def test_the_marked_example_is_the_one_that_is_shown(slug: str) -> None:
    """A link to an example marks it, a turned knob takes the mark away, and pressing one brings it back."""
    app, mark = settled(opened(slug, "en", **VIEWS[slug].presets[0].link)), f"_preset.{slug}"
    assert app.session_state[mark] == 1
    if slug == "curves":
        app.slider(key="curves.span").set_value(6.0).run()
    else:
        app.selectbox(key="recommendations.normalization").select_index(2).run()
    assert app.session_state[mark] is None
    app.get_by_key(mark).set_value(0).run()
    assert address(app) == {"lang": "en"}
    assert app.session_state[mark] == 0


def test_a_page_follows_what_is_typed() -> None:
    """A formula on the curves page changes what it says and its address; a bad one gives a sentence, and the page stays."""
    app = opened("curves", "en", functions="formula")
    before = words(app)
    app.get_by_key("curves.functions.formula.expression").set_value("x*sigmoid(2*x)").run()
    assert "x*sigmoid(2*x)" in words(app) and "x*sigmoid(2*x)" not in before
    assert address(app)["functions.1.expression"] == "x*sigmoid(2*x)"
    app.get_by_key("curves.functions.formula.expression").set_value("x*sigmod(x)").run()
    assert "Character 3, “sigmod”" in words(app)
    assert "functions.1.expression" not in address(app)
    assert not app.exception


@pytest.mark.parametrize("slug", ["initialization", "dead_relu"])
def test_what_is_chosen_brings_its_knobs(slug: str) -> None:
    """Another entry with knobs of its own is chosen, then the first one again: each asks what it has to ask."""
    app = opened(slug, "en")
    for name, knob in VIEWS[slug].knobs().items():
        if not isinstance(knob, Choice) or knob.more:
            continue
        box = f"{slug}.{name}"
        before = app.selectbox(key=box).value
        other = next(entry for entry, cls in knob.catalogue.items() if entry != before and cls.knobs())
        for entry in (other, before):
            app.selectbox(key=box).set_value(entry).run()
            assert not app.exception
            assert address(app).get(name, before) == entry
            assert all(f"{box}.{entry}.{within}" in app.session_state for within in knob.catalogue[entry].knobs())


PRESS = """
from functools import partial

from acts.blocks import Live, Prose
from acts.timing import timed
from pages.frame import draw

if __name__ == "__main__":
    work = partial(timed, ("relu",), rounds=1, size=64)
    draw.draw([Live("press", "Measure", work, lambda found: [Prose(f"measured {found.costs}")])], "en")
"""


def test_a_press_measures_anew(tmp_path: Path) -> None:
    """A button has something measured beside the server; what it found stays until it is pressed again."""
    script = tmp_path / "press.py"
    script.write_text(PRESS, encoding="utf-8")
    app = AppTest.from_file(str(script), default_timeout=60).run()
    assert "measured" not in words(app)
    found = [words(settled(app.button[0].click().run())) for _ in range(2)]
    assert not app.exception
    assert all("measured" in text for text in found)
    assert words(app.run()) == found[1]


def test_what_is_brought_is_shown() -> None:
    """A file takes the place of what was shown before it came, and no example is marked any more once data are chosen."""
    app = opened("dead_relu", "en", data="brought", steps="5", width="4")
    assert "Bring a file first" in words(settled(app)) and app.session_state["_preset.dead_relu"] is None
    table = "".join(f"{i % 7},{i % 5},{'ab'[i % 2]}\n" for i in range(20)).encode()
    app.selectbox(key="dead_relu.data").set_value("moons").run()
    assert "hidden units" in words(settled(app))
    app.selectbox(key="dead_relu.data").set_value("brought").run()
    said = words(settled(app))
    assert "Bring a file first" in said and 'class="finding"' not in said
    app.file_uploader(key="dead_relu.data.brought.file.upload").upload("own.csv", table, "text/csv").run()
    said = words(settled(app))
    assert "Bring a file first" not in said and 'class="finding"' in said


def test_a_choice_takes_the_mark_away() -> None:
    """At once, and not with the next knob."""
    app = opened("initialization", "en")
    app.selectbox(key="initialization.activation").set_value("gelu").run()
    assert app.session_state["_preset.initialization"] is None
