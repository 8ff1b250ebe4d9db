"""What is looked for in a design: one rule a file, each with a design that breaks it and the same one repaired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from acts.design.model import Design
from acts.design.read import read
from acts.spec import Spec
from acts.text import Text

Severity = Literal["wrong", "risky", "note"]
SEVERITIES: Mapping[str, Text] = {
    "wrong": Text("Wrong", "잘못"),
    "risky": Text("Risky", "위험"),
    "note": Text("Worth knowing", "참고"),
}
MEANINGS: Mapping[str, Text] = {
    "wrong": Text(
        "The design cannot do what it is meant to, or the loss is given something it does not expect.",
        "설계가 뜻한 일을 할 수 없거나, 손실 함수가 예상하지 않은 값을 받습니다.",
    ),
    "risky": Text(
        "It often trains badly; measure before you rely on it.",
        "학습이 잘되지 않는 일이 많습니다. 쓰기 전에 측정해 보세요.",
    ),
    "note": Text(
        "It works, and something better or clearer exists.", "동작하지만 더 낫거나 더 분명한 방법이 있습니다."
    ),
}


class Rule(Spec):
    """``title`` names the mistake, ``about`` says why it is one, ``fix`` what to do; ``cite`` are keys of references.

    ``bad`` is a design that breaks the rule, ``good`` the same one repaired: both as they would be told to :func:`design`.
    """

    severity: ClassVar[Severity]
    fix: ClassVar[Text]
    cite: ClassVar[tuple[str, ...]]
    bad: ClassVar[Mapping[str, Any]]
    good: ClassVar[Mapping[str, Any]]

    def lines(self, design: Design) -> Iterable[int]:
        """The lines, from 1, of all places that break the rule; nothing if none does."""
        raise NotImplementedError

    def reason(self, design: Design) -> Text:
        """Why it matters here, with numbers of this design where there are any."""
        return self.about


@dataclass(frozen=True)
class Found:
    """A rule that is broken, where, and why that matters here."""

    rule: Rule
    lines: tuple[int, ...]
    reason: Text


def design(text: str, **said: Any) -> Design:
    """The design of *text*, with whatever else is *said* of it (see `Design`)."""
    return Design(read(text), **said).completed()
