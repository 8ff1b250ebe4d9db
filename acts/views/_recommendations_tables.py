"""The tables of the view `Recommendations`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from acts.advice import CLAIMS, ROWS, WORDS, Claim, Row
from acts.blocks import Table
from acts.references import short
from acts.speed import costs
from acts.text import Lang, num
from acts.views import _recommendations_words as w

_LOSS = 2
_BRIEF = (0, 1, 3)


def table(name: str, title: str, some: Sequence[Row], layered: bool, lang: Lang) -> Table:
    """*some* rows, a line each; *layered* lines begin with the layer, and a column of losses needs a loss."""
    kept = [i for i in range(len(w.HEAD)) if i != _LOSS or any(row.loss for row in some)]
    cells = (_cells(row, layered, lang) for row in some)
    return Table(
        name=name,
        title=title,
        caption=w.ROWS_CAPTION(lang),
        head=tuple(w.HEAD[i](lang) for i in kept),
        rows=tuple(tuple(line[i] for i in kept) for line in cells),
        numeric=(False,) * len(kept),
    )


def of_layer(slug: str, some: Sequence[Row], lang: Lang) -> Table:
    """The rows of a layer; paper has in short where which function belongs, and how it starts."""
    whole = table(f"recommendations_{slug}", WORDS.layers[slug](lang), some, False, lang)
    brief = tuple(i for i, head in enumerate(whole.head) if head in {w.HEAD[j](lang) for j in _BRIEF})
    return replace(whole, brief=brief)


def _cells(row: Row, layered: bool, lang: Lang) -> tuple[str, ...]:
    where = f"{WORDS.layers[row.layer](lang)}: {row.what(lang)}" if layered else row.what(lang)
    loss = row.loss.title(lang) if row.loss else w.NO_LOSS(lang)
    works = "; ".join(dict.fromkeys(map(short, row.cite)))
    avoid, evidence = f"{row.avoid(lang)}. {row.because(lang)}", f"{WORDS.confidence[row.confidence](lang)}. {works}"
    return where, row.functions(lang), _begun(loss), _begun(row.start(lang)), row.reason(lang), avoid, evidence


def _begun(text: str) -> str:
    """*text* with a capital, if it begins with a word and not with a formula."""
    return text[0].upper() + text[1:] if re.match("[a-z]{3,}(?![a-z(])", text) else text


def lecture(lang: Lang) -> Table:
    """What the lecture recommends, with today's verdict."""
    cells = tuple(
        (
            c.place(lang),
            c.functions(lang),
            WORDS.verdicts[c.verdict](lang),
            _today(c, lang),
            "; ".join(map(short, c.speaks_for)),
            "; ".join(map(short, c.speaks_against)),
        )
        for c in CLAIMS
    )
    head = tuple(text(lang) for text in w.LECTURE_HEAD)
    title, caption = w.LECTURE_TITLE(lang), w.LECTURE_CAPTION(lang)
    return Table(name="lecture", title=title, caption=caption, head=head, rows=cells, numeric=(False,) * len(head))


def _today(claim: Claim, lang: Lang) -> str:
    """Today's verdict; that on speed with what was measured."""
    if claim.id != "speed_tip":
        return claim.today(lang)
    cost = costs("torch_forward")
    told = {slug: num(cost[slug].middle, 2) for slug in ("leaky_relu", "elu", "selu")}
    return f"{claim.today(lang)} {w.SPEED.format(**told)(lang)}"


def levels(lang: Lang) -> Table:
    """The levels of evidence, what each means, and how many rows rest on it."""
    count = Counter(row.confidence for row in ROWS.values())
    cells = tuple((WORDS.confidence[s](lang), text(lang), str(count[s])) for s, text in WORDS.meanings.items())
    head = tuple(text(lang) for text in w.LEVELS_HEAD)
    title, caption = w.LEVELS(lang), w.LEVELS_CAPTION(lang)
    return Table(name="levels", title=title, caption=caption, head=head, rows=cells, numeric=(False, False, True))
