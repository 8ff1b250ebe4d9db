r"""The TeX that formulas are printed from, read as mathematics: what a reader sees is what is compared with the code.

Numbers, names, sums, products without a sign, fractions, roots, powers, bars, cases with conditions, functions with or without
brackets, and after a \quad what a letter stands for. A word that is not known raises ``KeyError``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from tests._reference import mp, mpf

FUNCTIONS: dict[str, Callable[..., mpf]] = {
    r"\ln": mp.log, r"\tanh": mp.tanh, r"\sin": mp.sin, r"\cos": mp.cos, r"\arctan": mp.atan, r"\max": max, r"\min": min,
    r"\operatorname{erf}": mp.erf, r"\operatorname{sgn}": mp.sign, r"\Phi": mp.ncdf, r"\varphi": mp.npdf,
    r"\sigma": lambda x: 1 / (1 + mp.exp(-x)), r"\cosh": mp.cosh, r"\sinh": mp.sinh, r"\exp": mp.exp, r"\log": mp.log,
    r"\operatorname{arsinh}": mp.asinh, r"\operatorname{clip}": lambda x, low, high: min(max(x, low), high),
}  # fmt: skip
RELATIONS: dict[str, Callable[[mpf, mpf], bool]] = {
    "<": operator.lt, ">": operator.gt, r"\le": operator.le, r"\ge": operator.ge, "=": operator.eq, r"\ne": operator.ne,
}  # fmt: skip
_WORD = re.compile(r"\\operatorname\{\w+\}|\\(?:begin|end)\{cases\}|\\[a-zA-Z]+|\\\\|\d+\.?\d*|\S")
_SPACE = re.compile(r"(?<!\\)\\[,;! ]|\\left|\\right|\\displaystyle")
_MEANING = re.compile(r"\s*\\quad\s*(?=\\?[a-zA-Z]+\s*(?:=|\\approx)|\(x \\ne)(?!.*\\end)")
_OPEN = {"(": ")", "{": "}", "[": "]"}


def value(tex: str, **letters: float) -> mpf:
    """What *tex* is worth when its letters have these values (TeX commands without the backslash)."""
    known: dict[str, mpf] = {k: mpf(v) for k, v in letters.items()} | {"e": mp.e, r"\pi": mp.pi, r"\infty": mp.inf}
    formula, *meanings = _MEANING.split(tex)
    for name, said in re.findall(r"(\\?[a-zA-Z]+)\s*=\s*(.+)", "\n".join(meanings)):
        known[name] = _Reader(said, known).all()
    first, *same = (_Reader(side, known).all() for side in re.split(r"(?<![a-z]) = (?!.*\\end)", formula))
    assert all(abs(side - first) <= mpf("1e-40") * (1 + abs(first)) for side in same), tex
    return first


def meanings(tex: str) -> str:
    r"""The end of *tex* that says what letters stand for, to be read behind another formula; often empty."""
    return "".join(rf" \quad {said}" for said in _MEANING.split(tex)[1:])


class _Reader:
    """Reads one formula from left to right."""

    def __init__(self, tex: str, known: Mapping[str, mpf]) -> None:
        self.words, self.known, self.at, self.bars = _WORD.findall(_SPACE.sub(" ", tex)), known, 0, 0

    def all(self) -> mpf:
        """The value of the whole."""
        found = self.sum()
        assert self.at == len(self.words), f"left over: {self.words[self.at :]}"
        return found

    @property
    def next(self) -> str:
        """The word to be read, empty at the end."""
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, *wanted: str) -> str:
        """The next word; with *wanted*, only if it is one of these."""
        word = self.next
        if wanted and word not in wanted:
            return ""
        self.at += 1
        return word

    def sum(self) -> mpf:
        total = mpf(0)
        sign = -1 if self.take("-") else 1
        while True:
            total += sign * self.product()
            sign = {"+": 1, "-": -1}.get(self.next, 0)
            if not sign:
                return total
            self.take()

    def product(self) -> mpf:
        total = self.power()
        while self.take(r"\cdot", "/") == "/":
            total /= self.power()
        while self.next and self.next not in (
            "+",
            "-",
            ")",
            "}",
            "]",
            ",",
            "&",
            r"\\",
            r"\quad",
            *RELATIONS,
            r"\notin",
            r"\end{cases}",
        ):
            if self.next == "|" and self.bars:
                break
            divided = self.take(r"\cdot", "/") == "/"
            total = total / self.power() if divided else total * self.power()
        return total

    def power(self) -> mpf:
        base = self.atom()
        return base ** self.argument() if self.take("^") else base

    def argument(self) -> mpf:
        """What stands in braces, or one atom."""
        return self.enclosed("}") if self.take("{") else self.atom()

    def enclosed(self, end: str) -> mpf:
        bars, self.bars = self.bars, int(end == "|")
        found = self.sum()
        assert self.take() == end, self.words
        self.bars = bars
        return found

    def atom(self) -> mpf:
        word = self.take()
        if word in _OPEN or word == "|":
            found = self.enclosed(_OPEN.get(word, "|"))
            return abs(found) if word == "|" else found
        if word == r"\frac":
            above = self.argument()
            return above / self.argument()
        if word == r"\sqrt":
            return mp.sqrt(self.argument())
        if word == r"\begin{cases}":
            return self.cases()
        return self.applied(FUNCTIONS[word]) if word in FUNCTIONS else self.named(word)

    def named(self, word: str) -> mpf:
        return mpf(word) if word[0].isdigit() else self.known[word]

    def applied(self, f: Callable[..., mpf]) -> mpf:
        """A function of one or more numbers, perhaps raised to a power before its argument."""
        power = self.argument() if self.take("^") else mpf(1)
        if not self.take("("):
            return f(self.power()) ** power
        bars, self.bars, found = self.bars, 0, [self.sum()]
        while self.take(","):
            found.append(self.sum())
        assert self.take(")"), self.words
        self.bars = bars
        return f(*found) ** power

    def cases(self) -> mpf:
        """The value of the one case whose condition holds."""
        chosen: list[mpf] = []
        while not self.take(r"\end{cases}"):
            found = self.sum()
            assert self.take("&"), self.words
            self.take(r"\quad")
            if self.condition():
                chosen.append(found)
            self.take(r"\\")
        assert len(chosen) == 1, "exactly one case must hold"
        return chosen[0]

    def condition(self) -> bool:
        """A chain of relations, or the absence from an open interval."""
        sides, relations = [self.sum()], []
        if self.take(r"\notin"):
            self.take()
            low, _, high = self.sum(), self.take(), self.sum()
            self.take()
            return not low < sides[0] < high
        while self.next in RELATIONS:
            relations.append(RELATIONS[self.take()])
            sides.append(self.sum())
        return all(holds(a, b) for holds, (a, b) in zip(relations, pairwise(sides), strict=True))
