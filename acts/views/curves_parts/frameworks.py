"""How the frameworks call the functions, where they differ, and which version is the one that is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from acts.activations import Activation
from acts.blocks import Block, Prose, Table
from acts.described import FRAMEWORKS
from acts.references import short
from acts.text import Lang, Text, num
from acts.views._curves_figures import names
from acts.views.curves_parts.base import Host
from acts.views.parts import Part


class Frameworks(Part):
    title = Text("In the frameworks", "프레임워크에서는")
    about = Text(
        "Names and defaults in PyTorch, Keras and JAX, origin, and typical use.",
        "PyTorch, Keras, JAX에서의 이름과 기본값, 유래와 쓰임을 정리합니다.",
    )
    order = 6
    aside = frozenset({"span"})

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        called = names(host.functions, language)
        told = [place for place, f in enumerate(host.functions) if _is_told(f)]
        yield _differences(host.functions, called, told, language) if told else Prose(_AGREED(language))
        kinds = tuple(dict.fromkeys(map(type, host.functions)))
        yield _spellings(kinds, language)
        yield _origins(kinds, language)

    def numbers(self, host: Host, result: None) -> dict[str, Any]:
        return {"drawn_as_in": [{"function": f.slug, "frameworks": list(f.drawn_as_in())} for f in host.functions]}


def _is_told(f: Activation) -> bool:
    """Whether the frameworks differ on *f*, or its knobs are nobody's default though someone has one."""
    return f.differs is not None or (bool(f.framework_defaults()) and not f.drawn_as_in())


def _differences(functions: Sequence[Activation], called: Sequence[str], places: Sequence[int], lang: Lang) -> Table:
    """What the frameworks do not agree on, for the functions at *places*, and which version is drawn."""
    rows = ((called[i], drawn(functions[i])(lang), _differs(functions[i], lang)) for i in places)
    return Table(
        name="differences",
        title=_DIFFERENCES_TITLE(lang),
        caption=_DIFFERENCES_CAPTION(lang),
        head=tuple(head(lang) for head in (_FUNCTION, _DRAWN, _DIFFERENCE)),
        rows=tuple(rows),
        numeric=(False,) * 3,
        marks=tuple(places),
    )


def _differs(f: Activation, lang: Lang) -> str:
    said = [f.differs(lang)] if f.differs else []
    if f.pytorch_at_kinks and f.jax_at_kinks and f.pytorch_at_kinks != f.jax_at_kinks:
        said.append(_AT_KINKS(lang))
    return " ".join(said) or "–"


def drawn(f: Activation) -> Text:
    """Which version of *f* the curves show, and whose default that is."""
    whose, knobs = f.drawn_as_in(), _knobs(f)
    if not f.framework_defaults():
        return (_NO_DEFAULT if knobs.en else _NO_SPELLING).format(knobs=knobs)
    sentence = (_AS_IN if knobs.en else _THE_FORM) if whose else _NOBODY
    return sentence.format(knobs=knobs, who=_listed([FRAMEWORKS[name] for name in whose]))


def _knobs(f: Activation) -> Text:
    """The knobs of *f* as it is drawn: "negative slope 0.01"."""
    each = [(knob.label, num(getattr(f, name), 4)) for name, knob in f.knobs().items()]
    english = ", ".join(f"{label.en[0].lower()}{label.en[1:]} {value}" for label, value in each)
    return Text(english[:1].upper() + english[1:], ", ".join(f"{label.ko} {value}" for label, value in each))


def _listed(who: Sequence[Text]) -> Text:
    english = [w.en for w in who]
    joined = " and ".join(filter(None, [", ".join(english[:-1]), english[-1] if english else ""]))
    return Text(joined, ", ".join(w.ko for w in who))


def _spellings(kinds: Sequence[type[Activation]], lang: Lang) -> Table:
    rows = ((kind.title(lang), *(s or "–" for s in (kind.pytorch, kind.keras, kind.jax))) for kind in kinds)
    others = [f"{kind.title(lang)}: {', '.join(kind.also)}" for kind in kinds if kind.also]
    also = _ALSO.format(names="; ".join(others))(lang) if others else ""
    return Table(
        name="spellings",
        title=_SPELLINGS_TITLE(lang),
        caption=_SPELLINGS_CAPTION(lang) + also,
        head=(_FUNCTION(lang), "PyTorch", "Keras", "JAX"),
        rows=tuple(rows),
        numeric=(False,) * 4,
    )


def _work(kind: type[Activation]) -> str:
    return short(kind.source) if kind.source else "–"


def _origins(kinds: Sequence[type[Activation]], lang: Lang) -> Table:
    rows = ((kind.title(lang), str(kind.year or "–"), _work(kind), kind.use(lang)) for kind in kinds)
    return Table(
        name="origins",
        title=_ORIGINS_TITLE(lang),
        caption=_ORIGINS_CAPTION(lang),
        head=tuple(head(lang) for head in (_FUNCTION, _YEAR, _WORK, _USE)),
        rows=tuple(rows),
        numeric=(False, True, False, False),
    )


_DIFFERENCES_TITLE = Text("Where the frameworks differ", "프레임워크마다 다른 점")
_DIFFERENCES_CAPTION = Text(
    "The second column follows the settings above: it says which version the curves show, and whose default that is.",
    "둘째 열은 위의 설정을 따릅니다. 곡선이 어느 쪽을 그린 것인지, 어느 프레임워크의 기본값과 같은지 알려 줍니다.",
)
_DRAWN = Text("Drawn here", "여기 그린 것")
_DIFFERENCE = Text("What differs", "다른 점")
_AGREED = Text(
    "Whichever framework has one of the chosen functions, it computes what is drawn here, up to rounding.",
    "고른 함수는 그것을 갖춘 어느 프레임워크에서나 반올림 오차를 빼면 여기 그린 것과 같은 값을 냅니다.",
)
_AS_IN = Text("{knobs}, as by default in {who}.", "{knobs}. 기본값이 같은 곳: {who}.")
_THE_FORM = Text("The form that is the default in {who}.", "이 식이 기본인 곳: {who}.")
_NOBODY = Text(
    "{knobs}, which is no framework's default.",
    "{knobs}. 기본값이 같은 프레임워크는 없습니다.",
)
_NO_DEFAULT = Text("{knobs}; no framework has a default.", "{knobs}. 기본값을 정해 둔 프레임워크는 없습니다.")
_NO_SPELLING = Text("No framework has a default for it.", "기본값을 정해 둔 프레임워크는 없습니다.")
_AT_KINKS = Text("Where it bends, the slope drawn is PyTorch's.", "꺾이는 점의 미분값은 PyTorch를 따라 그렸습니다.")
_FUNCTION = Text("Function", "함수")
_SPELLINGS_TITLE = Text("Names in the frameworks", "프레임워크에서의 이름")
_SPELLINGS_CAPTION = Text(
    "PyTorch 2.13 (F is torch.nn.functional), Keras 3.15 and JAX 0.10, with the defaults of each. A dash: not built in.",
    "PyTorch 2.13(F는 torch.nn.functional), Keras 3.15, JAX 0.10에서의 이름과 기본값입니다. 줄표는 들어 있지 않다는 뜻입니다.",
)
_ALSO = Text(" Other names: {names}.", " 다른 이름: {names}.")
_ORIGINS_TITLE = Text("Origin and typical use", "유래와 쓰임")
_ORIGINS_CAPTION = Text(
    "The year of the first description that we know, the work that we follow, and where the function is found today.",
    "알려진 첫 기술의 연도와 여기서 따른 문헌, 그리고 오늘날의 쓰임입니다.",
)
_YEAR = Text("Year", "연도")
_WORK = Text("Work", "문헌")
_USE = Text("Typical use", "주된 쓰임")
