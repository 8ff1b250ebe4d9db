"""Which rows answer a question, the closest first, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from acts.advice.row import Row
from acts.advice.words import WORDS
from acts.text import LANGS, Text

ANY = "any"


@dataclass(frozen=True)
class Match:
    """A row, and how it meets each part of the question.

    ``named``: the row says just this; ``general``: it holds whatever the answer is; ``missed``: it says otherwise.
    Parts are those that :func:`search` can be asked for.
    """

    row: Row
    named: tuple[str, ...]
    general: tuple[str, ...]
    missed: tuple[str, ...]
    width: int

    @property
    def fit(self) -> tuple[int, int]:
        """How close the row is: parts it names (the evidence aside), then parts not asked for that it leaves open."""
        return len(set(self.named) - {"confidence"}), self.width

    @property
    def because(self) -> Text:
        """Why the row was chosen, in words."""
        told = ((_NAMED, self.named), (_GENERAL, self.general), (_MISSED, self.missed))
        parts = [form.format(parts=_listed(names)) for form, names in told if names]
        return Text(*("; ".join(part(lang) for part in parts) or _ALL(lang) for lang in LANGS))


def search(rows: Mapping[str, Row], **asked: str) -> list[Match]:
    """The rows that answer the question, the closest first; if none does, the nearest ones, each with what it misses.

    Asked may be for "layer", "task", "architecture", "depth", "normalization", "target", "device", "confidence", each a
    slug of ``words.toml``, and for "words" that the row says; what is "any" or empty is not asked.
    A row that names what is asked stands before one that holds for anything; among equals the more general one comes
    first, then the one that stands earlier in its file.
    """
    asked = {part: value for part, value in asked.items() if value not in (ANY, "")}
    found = [_match(row, asked) for row in rows.values()]
    weights = _OUTPUT if asked.get("layer") == "output" else _HIDDEN
    best = min((_lack(m, weights) for m in found), default=0)
    kept = [m for m in found if _lack(m, weights) == best]
    return sorted(kept, key=lambda m: (-m.fit[0], -m.fit[1], _LAYERS.index(m.row.layer)))


def _match(row: Row, asked: Mapping[str, str]) -> Match:
    says = {
        "layer": (row.layer,),
        "task": row.tasks,
        "architecture": row.architectures,
        "depth": row.depths,
        "normalization": row.normalizations,
        "target": row.targets,
        "device": row.devices,
        "confidence": (row.confidence,),
    }
    met = {part: _meets(says.get(part), value, row) for part, value in asked.items()}
    named, general, missed = (
        tuple(p for p, how in met.items() if how == kind) for kind in ("named", "general", "missed")
    )
    width = sum(ANY in says[part] for part in {"task", "architecture"} - asked.keys()) if asked else 0
    return Match(row, named, general, missed, width)


def _meets(said: tuple[str, ...] | None, value: str, row: Row) -> str:
    if said is None:
        return "named" if all(word in _text(row) for word in value.casefold().split()) else "missed"
    return "named" if value in said else "general" if ANY in said else "missed"


def _text(row: Row) -> str:
    told = (row.what, row.functions, row.start, row.reason, row.avoid, row.because)
    return " ".join([row.id, *(text(lang) for text in told for lang in LANGS)]).casefold()


def _lack(match: Match, weights: Mapping[str, int]) -> int:
    return sum(weights[part] for part in match.missed)


def _listed(names: tuple[str, ...]) -> Text:
    english = " and ".join(filter(None, (", ".join(_PARTS[n].en for n in names[:-1]), _PARTS[names[-1]].en)))
    return Text(english, ", ".join(_PARTS[n].ko for n in names))


_LAYERS = list(WORDS.layers)
_WEIGHTS = (256, 128, 64, 32, 16, 8, 4, 2, 1)  # each more than all that follow, so that the first to differ decides
_OUTPUT: dict[str, int] = dict(
    zip(
        ("layer", "task", "target", "architecture", "normalization", "depth", "device", "words", "confidence"),
        _WEIGHTS,
        strict=True,
    )
)
_HIDDEN: dict[str, int] = dict(
    zip(
        ("layer", "architecture", "normalization", "depth", "task", "device", "target", "words", "confidence"),
        _WEIGHTS,
        strict=True,
    )
)
_PARTS = {
    "layer": Text("layer", "층"),
    "task": Text("task", "과제"),
    "architecture": Text("architecture", "구조"),
    "depth": Text("depth", "깊이"),
    "normalization": Text("normalization", "정규화"),
    "target": Text("range of the target", "목표값의 범위"),
    "device": Text("device", "장치"),
    "confidence": Text("evidence", "근거"),
    "words": Text("words", "낱말"),
}
_NAMED = Text("it names the {parts}", "직접 다루는 조건: {parts}")
_GENERAL = Text("it holds whatever the {parts}", "가리지 않는 조건: {parts}")
_MISSED = Text("it does not fit the {parts}", "맞지 않는 조건: {parts}")
_ALL = Text("nothing was asked", "조건 없음")
