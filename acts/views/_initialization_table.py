"""The table of the initialization view: every layer in numbers, measured and predicted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from acts.array import Array
from acts.blocks import Details, Heading, Table
from acts.text import Lang, Text, num, percent
from acts.views import _initialization_words as words
from acts.views._initialization_figures import Story

_MANY = 12


def table(story: Story) -> Iterator[Heading | Details | Table]:
    """Every layer in numbers, behind a fold if there are many."""
    head, signal, lang = words.TABLE_HEAD(story.lang), _signal(story), story.lang
    more = Details(words.MORE_HEAD(lang), (_field(story), _units(story)))
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
    return _table("layers", words.TABLE_TITLE, words.TABLE_CAPTION, words.COLUMNS, columns, lang)


def _field(story: Story) -> Table:
    """q, c and χ, measured and predicted."""
    profile, none = story.runs.typical, np.full(story.runs.typical.layers, np.nan)
    alike, gradient = story.theory("correlation"), story.theory("gradient_std")
    pairs = [(profile.length, story.theory("length")), (profile.correlation, alike)]
    pairs += [(_chi(profile.gradient_std), None if gradient is None else _chi(gradient))]
    columns = [_cells(none if v is None else v) for pair in pairs for v in pair]
    return _table("field", words.FIELD_TITLE, words.FIELD_CAPTION, words.FIELD_COLUMNS, columns, story.lang)


def _chi(gradient: Array) -> Array:
    """By how much the variance of the error grows from each layer to the one below; nothing is below the first."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.append(np.nan, (gradient[:-1] / gradient[1:]) ** 2)


def _units(story: Story) -> Table:
    """What else is counted."""
    profile = story.runs.typical
    columns = [_cells(profile.second_moment), _cells(profile.effective_rank)]
    columns += [[num(float(v)) for v in column] for column in (profile.distinct, profile.dead)]
    columns += [_cells(profile.gradient_norm), _cells(profile.weight_gradient)]
    return _table("units", words.UNITS_TITLE, words.UNITS_CAPTION, words.UNITS_COLUMNS, columns, story.lang)


def _table(
    name: str, title: Text, caption: Text, heads: tuple[Text, ...], columns: list[list[str]], lang: Lang
) -> Table:
    return Table(
        name=name, title=title(lang), caption=caption(lang), head=tuple(head(lang) for head in heads), numeric=(True,) * len(heads),
        rows=tuple((str(layer), *cells) for layer, cells in enumerate(zip(*columns, strict=True), 1)),
    )  # fmt: skip


def _cells(values: Array) -> list[str]:
    return ["–" if np.isnan(v) else num(float(v)) for v in values]


def _shares(values: Array, lang: Lang) -> list[str]:
    return ["–" if np.isnan(v) else percent(float(v), lang) for v in values]
