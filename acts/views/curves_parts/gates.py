"""A gate is a surface over two inputs, and no single curve shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import numpy as np

from acts.blocks import Block, Formula, Prose
from acts.gates import GATES, Gate
from acts.knobs import Choice, Numbers
from acts.references import references, short
from acts.text import Lang, Text
from acts.views._curves_gates import along_gate, along_value, surface
from acts.views._curves_words import TYPICAL
from acts.views.curves_parts.base import Host
from acts.views.parts import Part


class Gates(Part):
    title = Text("A gate with two inputs", "두 입력을 받는 게이트")
    about = Text(
        "GLU, SwiGLU and their relatives, as a surface over value and gate.",
        "GLU, SwiGLU와 그 친척을 값과 게이트 위의 곡면으로 봅니다.",
    )
    order = 7

    gate: Annotated[Gate, Choice(Text("Gate", "게이트"), GATES)] = GATES["swiglu"]()
    held: Annotated[tuple[float, ...], Numbers(Text("Values of the other input", "다른 입력의 값"), -10, 10, 1, 5)] = (
        -2.0,
        0.0,
        1.0,
        2.0,
    )

    def depends(self, knob: str) -> bool:
        return knob == "span"

    def show(self, host: Host, result: None, language: Lang) -> Iterator[Block]:
        gate, held = self.gate, tuple(dict.fromkeys(self.held))
        name = gate.title(language)
        yield Prose(gate.about(language))
        yield Formula(name, rf"g(a, b) = {gate.tex} \qquad \nabla g = {gate.tex_derivative}", gate.about(language))
        yield surface(gate, host.span, language)
        yield along_value(gate, host.span, held, language)
        yield along_gate(gate, host.span, held, language)
        yield Prose(_NOT_A_CURVE.format(name=name)(language))
        yield Prose(_COST.format(glu=short("shazeer2020"), llama=short("touvron2023"))(language))
        yield Prose(" ".join(said(language) for said in (TYPICAL.format(use=gate.use), gate.differs) if said))
        yield references(gate.source, "shazeer2020", "touvron2023")

    def numbers(self, host: Host, result: None) -> dict[str, Any]:
        through = self.gate(np.ones(len(self.held)), np.array(self.held))
        return {"gate": self.gate.slug, "held": list(self.held), "through": through.tolist()}


_NOT_A_CURVE = Text(
    "A curve of one input is therefore a wrong picture of a gate. What is often printed under the name SwiGLU is SiLU, "
    "the slice in which the value is held at 1. Every other value stretches or flips that slice, and along the value the "
    "output is a straight line. Chosen here: {name}.",
    "그래서 입력이 하나인 곡선은 게이트를 잘못 나타낸 그림입니다. SwiGLU라는 이름으로 흔히 실리는 그림은 값을 1로 고정한 단면인 "
    "SiLU입니다. 값이 다르면 그 단면이 늘어나거나 뒤집히고, 값을 따라가면 출력은 직선입니다. 여기서 고른 게이트: {name}.",
)
_COST = Text(
    "Two halves need two weight matrices where an ordinary layer has one, so they double its parameters. In the "
    "feed-forward block of a transformer three matrices then stand in place of two; to keep the count, the width is cut "
    "to 2/3, from 4d to 8d/3 for vectors of length d ({glu}; {llama}).",
    "두 절반에는 보통 층의 두 배인 가중치 행렬 두 개가 필요하므로 매개변수도 두 배가 됩니다. 트랜스포머의 피드포워드 블록에서는 "
    "행렬이 둘에서 셋으로 늘기 때문에, 매개변수 수를 유지하려고 너비를 2/3로 줄입니다. 벡터의 길이가 d일 때 4d가 8d/3이 됩니다"
    "({glu}; {llama}).",
)
