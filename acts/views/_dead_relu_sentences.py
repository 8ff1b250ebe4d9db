"""What the dead-ReLU view says in sentences and in its three big numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from acts.blocks import Notice, Stats
from acts.record import Record
from acts.references import short
from acts.text import Lang, Text, num, percent
from acts.views import _dead_relu_figures as figures
from acts.views import _dead_relu_words as words

if TYPE_CHECKING:
    from acts.views.dead_relu import DeadRelu, DeadReluResult


def finding(view: DeadRelu, result: DeadReluResult, lang: Lang) -> str:
    """The answer in one sentence."""
    record = result.record
    if not len(record.steps):
        return words.BROKEN_AT_ONCE(lang)
    dead, units = int(record.dead[-1].sum()), f"{sum(record.hidden):,}"
    if record.diverged_at is not None:
        counts = {
            "step": f"{record.diverged_at:,}",
            "last": f"{record.steps[-1]:,}",
            "dead": f"{dead:,}",
            "units": units,
        }
        return words.BROKEN.format(**counts)(lang)
    classes, numbers = (words.SOME_DEAD, words.SOME_DEAD_R2) if dead else (words.NONE_DEAD, words.NONE_DEAD_R2)
    said = numbers if result.numeric else classes
    counts = {"steps": f"{view.steps:,}", "dead": f"{dead:,}", "units": units}
    counts |= {"share": percent(float(record.dead[-1].mean()), lang), "layers": figures.by_layer(record, lang)}
    counts |= {"accuracy": figures.accurate(float(record.accuracy[-1]), lang), "loss": num(float(record.loss[-1]), 2)}
    return said.format(**counts)(lang)


def notice(view: DeadRelu, step: int, lang: Lang) -> Notice:
    """That the run diverged at *step*, and what helps."""
    title = words.BROKEN_TITLE.format(step=f"{step:,}")
    return Notice("failed", title(lang), words.BROKEN_TEXT.format(rate=num(view.rate))(lang))


def stats(result: DeadReluResult, lang: Lang) -> Stats:
    """How many died, how well the network learned, and when they died."""
    record, fit = result.record, words.STAT_R2 if result.numeric else words.STAT_ACCURACY
    units, step, loss = f"{sum(record.hidden):,}", f"{record.steps[-1]:,}", num(float(record.loss[-1]), 2)
    dead = percent(float(record.dead[-1].mean()), lang), words.STAT_DEAD.format(units=units, step=step)(lang)
    right = figures.accurate(float(record.accuracy[-1]), lang), fit.format(loss=loss)(lang)
    if record.dead[-1].any():
        died = figures.deaths(record)[record.dead[-1]]
        third = f"{sorted(died.tolist())[(len(died) - 1) // 2]:,}", words.STAT_HALF(lang)
    else:
        third = f"{int(record.silent[-1].sum()):,}", words.STAT_SILENT(lang)
    return Stats((dead, right, third))


def forever(view: DeadRelu, record: Record) -> Iterator[Text]:
    """When death is forever, and what this run shows of it."""
    yield words.FOREVER
    if view.optimizer.slug != "sgd":
        yield words.REMEMBERS.format(optimizer=view.optimizer.title)
    ever, back = (record.by_layer(a).astype(int) for a in (record.ever_dead, record.revived))
    first = words.FIRST_BACK if ever[0] else words.FIRST_NONE
    yield first.format(ever=f"{ever[0]:,}", back=f"{back[0]:,}")
    if view.layers > 1:
        deep = words.DEEP_BACK if ever[1:].any() else words.DEEP_NONE
        yield deep.format(ever=f"{ever[1:].sum():,}", back=f"{back[1:].sum():,}")


def literature(lang: Lang) -> str:
    """What was known before."""
    return words.LITERATURE.format(**{key: short(key) for key in ("cs231n", "sokar2023", "lu2019", "maas2013")})(lang)
