"""The table of the initialization view: every layer in numbers, measured and predicted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from acts.array import Array
from acts.blocks import Details, Heading, Table
from acts.text import Lang, num, percent
from acts.views import _initialization_words as words
from acts.views._initialization_figures import Story

_MANY = 12


def table(story: Story) -> Iterator[Heading | Details | Table]:
    """Every layer in numbers, behind a fold if there are many."""
    head, signal, more = (
        words.TABLE_HEAD(story.lang),
        _signal(story),
        Details(words.MORE_HEAD(story.lang), (_more(story),)),
    )
    many = story.runs.typical.layers > _MANY
    yield from [Details(head, (signal,)), more] if many else [Heading(head), signal, more]


def _signal(story: Story) -> Table:
    """Forward and back, beside what theory says."""
    profile, lang = story.runs.typical, story.lang
    none = np.full(profile.layers, np.nan)
    theory = [
        none if (found := story.theory(name)) is None else found for name in ("std", "unit_spread", "gradient_std")
    ]
    numbers = [profile.mean, profile.std, theory[0], profile.unit_spread, theory[1]]
    columns = [_cells(column) for column in numbers]
    columns += [_shares(profile.saturated, lang), _shares(profile.zero, lang)]
    columns += [_cells(profile.gradient_std), _cells(theory[2])]
    return _table("layers", words.TABLE_TITLE(lang), words.TABLE_CAPTION(lang), words.COLUMNS, columns, lang)


def _more(story: Story) -> Table:
    """q, c, χ and what else is counted."""
    profile, lang = story.runs.typical, story.lang
    gradient = profile.gradient_std
    with np.errstate(divide="ignore", invalid="ignore"):
        chi = np.append(np.nan, (gradient[:-1] / gradient[1:]) ** 2)
    columns = [
        _cells(v) for v in (profile.length, profile.correlation, chi, profile.second_moment, profile.effective_rank)
    ]
    columns += [[num(float(v)) for v in profile.distinct], [num(float(v)) for v in profile.dead]]
    columns += [_cells(profile.gradient_norm), _cells(profile.weight_gradient)]
    return _table("more", words.MORE_TITLE(lang), words.MORE_CAPTION(lang), words.MORE_COLUMNS, columns, lang)


def _table(
    name: str, title: str, caption: str, heads: tuple[words.Text, ...], columns: list[list[str]], lang: Lang
) -> Table:
    return Table(
        name=name, title=title, caption=caption, head=tuple(head(lang) for head in heads), numeric=(True,) * len(heads),
        rows=tuple((str(layer), *cells) for layer, cells in enumerate(zip(*columns, strict=True), 1)),
    )  # fmt: skip


def _cells(values: Array) -> list[str]:
    return ["–" if np.isnan(v) else num(float(v)) for v in values]


def _shares(values: Array, lang: Lang) -> list[str]:
    return ["–" if np.isnan(v) else percent(float(v), lang) for v in values]
