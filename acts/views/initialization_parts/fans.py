"""The fan calculator: what each framework counts for a layer, the size of the weights that follows, and the code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np

from acts.blocks import Block, Code, Prose, Table
from acts.fans import FRAMEWORKS, Convolution, Dense, Framework, Heads, Kernel, Layer, Transposed, fans, folded
from acts.initializers import INITIALIZERS, Initializer
from acts.initializers.base import CUT_NORMAL, Independent
from acts.knobs import Choice, Number, Option
from acts.references import references
from acts.text import Lang, Text, Trouble, num
from acts.views.initialization_parts import _fans_words as words
from acts.views.initialization_parts._fans_code import Asked, lines
from acts.views.parts import Part

_PLACES: tuple[Framework | None, ...] = (*FRAMEWORKS, None)


@dataclass(frozen=True)
class Counted:
    """One set of weights as one framework counts it, or as the signal meets it (no framework)."""

    layer: Text
    framework: Framework | None
    fan_in: float
    fan_out: float
    deviation: float
    bound: float


class Fans(Part):
    title = Text("Fan calculator", "팬(fan) 계산기")
    about = words.ABOUT
    order = 3

    layer: Annotated[
        Literal["dense", "convolution", "transposed", "attention"], Option(Text("Layer", "층"), words.KINDS)
    ] = "convolution"
    initializer: Annotated[Initializer, Choice(Text("Initializer", "초기화 방법"), INITIALIZERS)] = INITIALIZERS[
        "glorot_normal"
    ]()
    inputs: Annotated[int, Number(words.INPUTS, 1, 65536)] = 64
    outputs: Annotated[int, Number(words.OUTPUTS, 1, 65536, help=words.NOT_ATTENTION)] = 128
    kernel: Annotated[int, Number(words.KERNEL, 1, 31, help=words.CONVOLUTIONS)] = 3
    groups: Annotated[int, Number(words.GROUPS, 1, 4096, help=words.CONVOLUTIONS)] = 1
    stride: Annotated[int, Number(words.STRIDE, 1, 16, help=words.CONVOLUTIONS)] = 1
    heads: Annotated[int, Number(words.HEADS, 1, 128, help=words.ATTENTION)] = 8

    def depends(self, knob: str) -> bool:
        return knob == "activation"

    def layers(self) -> tuple[tuple[Text, Layer], ...]:
        """The sets of weights of the layer, each with a name; raises `Trouble` if channels cannot be split."""
        if self.layer == "dense":
            return ((words.WEIGHTS, Dense(self.inputs, self.outputs)),)
        if self.layer == "attention":
            return self._attention()
        if self.inputs % self.groups or self.outputs % self.groups:
            sizes = {"inputs": self.inputs, "outputs": self.outputs, "groups": self.groups}
            raise Trouble(words.NO_GROUPS.format(**sizes))
        kernel = Kernel((self.kernel, self.kernel), self.inputs, self.outputs, self.groups)
        kind = Convolution if self.layer == "convolution" else Transposed
        return ((words.WEIGHTS, kind(kernel, self.stride)),)

    def _attention(self) -> tuple[tuple[Text, Layer], ...]:
        d = self.inputs
        if d % self.heads:
            raise Trouble(words.NO_HEADS.format(inputs=d, heads=self.heads))
        separate, back = Heads(d, self.heads), Heads(d, self.heads, back=True)
        return ((words.FUSED, Dense(d, d, fused=3)), (words.SEPARATE, separate), (words.BACK, back))

    def compute(self, host: Any) -> tuple[Counted, ...]:
        w = self.initializer.suited(host.activation)
        return tuple(
            _counted(name, layer, place, w) for name, layer in self.layers() for place in _PLACES if self._there(place)
        )

    def _there(self, framework: Framework | None) -> bool:
        """Only PyTorch groups a transposed convolution."""
        return framework in ("pytorch", None) or self.layer != "transposed" or self.groups == 1

    def show(self, host: Any, result: Sequence[Counted], language: Lang) -> Iterator[Block]:
        for said in self._said():
            yield Prose(said(language))
        yield self._table(result, language)
        asked = Asked(self.layer, self.inputs, self.outputs, self.kernel, self.groups, self.stride, self.heads)
        w = self.initializer.suited(host.activation)
        for framework in FRAMEWORKS:
            first = next((c for c in result if c.framework == framework), None)
            code = lines(framework, asked, w, first.deviation) if first is not None else ""
            if code:
                yield Code(code)
            else:
                yield Prose(words.NO_CODE.format(framework=words.NAMES[framework])(language))
        if w.slug == "lsuv":
            yield Prose(words.LSUV(language))
        yield references(self.initializer.source, "paszke2019", "chollet2015")

    def numbers(self, host: Any, result: Sequence[Counted]) -> dict[str, Any]:
        return {"weights": [_plain(counted) for counted in result]}

    def _said(self) -> Iterator[Text]:
        yield words.RULE
        yield words.BY_KIND[self.layer]
        if self.layer == "transposed" and self.groups > 1:
            yield words.ONLY_TORCH

    def _table(self, result: Sequence[Counted], lang: Lang) -> Table:
        many = len({c.layer for c in result}) > 1
        return Table(
            name="fans",
            title=words.TABLE.format(initializer=self.initializer.title)(lang),
            caption=words.CAPTION(lang),
            head=tuple(head(lang) for head in words.HEAD),
            rows=tuple(_row(c, lang, many=many) for c in result),
            numeric=(False, True, True, True, True),
        )


def _counted(name: Text, layer: Layer, framework: Framework | None, w: Initializer) -> Counted:
    found = layer.counted if framework is None else fans(framework, layer)
    named, free = framework is not None, isinstance(w, Independent)
    sides = found if framework is None or free else folded(framework, layer.shape(framework))
    known = free or (named and (w.slug != "identity" or isinstance(layer, Dense)))
    deviation = w.variance(*sides) ** 0.5 if known else np.nan
    bound = CUT_NORMAL.reach * deviation if framework in w.cut_in else w.largest(*sides) if known else np.nan
    return Counted(name, framework, *found, deviation, bound)


def _row(c: Counted, lang: Lang, *, many: bool) -> tuple[str, ...]:
    who = words.SIGNAL if c.framework is None else words.NAMES[c.framework]
    name = f"{c.layer(lang)}: {who(lang)}" if many else who(lang)
    return (name, *(num(v, 6) for v in (c.fan_in, c.fan_out)), *(_size(v) for v in (c.deviation, c.bound)))


def _size(value: float) -> str:
    return num(value, 4) if np.isfinite(value) else "–"


def _plain(c: Counted) -> dict[str, Any]:
    found: dict[str, Any] = {"layer": c.layer.en, "framework": c.framework, "fan_in": c.fan_in, "fan_out": c.fan_out}
    sizes = (("deviation", c.deviation), ("bound", c.bound))
    return found | {name: value if np.isfinite(value) else None for name, value in sizes}
