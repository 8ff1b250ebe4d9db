"""The sentences of the initialization view, with the numbers of one run filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from acts.blocks import Notice, Stats
from acts.references import short
from acts.text import Lang, Text, num, percent
from acts.views import _initialization_words as words

if TYPE_CHECKING:
    from acts.prediction import Prediction
    from acts.propagation import Profile
    from acts.views.initialization import Initialization, InitializationResult

LEAST_CHI = 0.5  # below it, weights that keep the size of the values lose the gradient
_NEAR = 0.05


def finding(view: Initialization, result: InitializationResult, lang: Lang) -> str:
    """The answer."""
    return words.FINDINGS[result.verdict.why].format(**_values(view, result))(lang)


def notices(view: Initialization, result: InitializationResult, lang: Lang) -> Iterator[Notice]:
    """What is missing from the figures: layers out of range, values outside the lecture's histograms."""
    profile = result.profile
    if profile.exploded_at is not None:
        yield Notice("partial", words.BEYOND_TITLE.format(bad=profile.exploded_at)(lang), words.BEYOND(lang))
    hidden = [h.outside for h in profile.histograms["values"]]
    if view.histograms == "values" and any(hidden):
        shares = ", ".join(percent(v, lang) for v in hidden)
        title = words.HIDDEN_TITLE.format(share=percent(sum(hidden) / len(hidden), lang))
        yield Notice("note", title(lang), words.HIDDEN.format(shares=shares)(lang))


def stats(result: InitializationResult, lang: Lang) -> Stats:
    """Spread across inputs at the end, flat slopes (or zeros, for a function without a largest slope), gradient."""
    profile, last = result.profile, result.profile.layers
    signal = words.STAT_SIGNAL.format(last=last, first=num(profile.unit_spread[0]))
    flat = float(profile.saturated.mean())
    share, label = (float(profile.zero.mean()), words.STAT_ZERO) if np.isnan(flat) else (flat, words.STAT_FLAT)
    error = num(result.verdict.error), words.STAT_ERROR.format(last=last)(lang)
    return Stats(((num(profile.unit_spread[-1]), signal(lang)), (percent(share, lang), label(lang)), error))


def advice(view: Initialization, result: InitializationResult) -> Text:
    """What to change, from the verdict and from the gains of the function."""
    verdict, layers = result.verdict, result.profile.layers
    if verdict.kind == "symmetric":
        return words.BREAK_SYMMETRY
    if verdict.why == "carries":
        return words.KEEP_IT.format(rate=num(verdict.signal ** (1 / (layers - 1))))
    if not view.bare:
        return _advice_on_build(view)
    n, forward, backward = view.width, *result.gains
    if forward == 0 or backward == 0:
        return words.BEYOND_GAIN.format(name=view.activation.title)
    chi = 0.0 if np.isinf(backward) else (forward / backward) ** 2
    wanted, now = forward / n**0.5, _deviation(view, result)
    sizes = {"gain": num(forward), "wanted": num(wanted), "width": n, "now": num(now), "chi": num(chi, 2)}
    near = abs(now - wanted) < _NEAR * wanted
    fitting = words.FITS_ALREADY if near else words.NEEDS
    template = words.NO_SLOPE if chi == 0 else words.TRADE if chi < LEAST_CHI else fitting
    return template.format(name=view.activation.title, **sizes)


def _advice_on_build(view: Initialization) -> Text:
    """What to change in layers that are more than f(h W + b)."""
    if view.normalization == "none":
        return words.NORMALIZE if view.residual else words.LESS_DROPOUT
    return words.RESIDUAL_TOO if view.residual else words.ADD_RESIDUAL


def measuring() -> tuple[Text, ...]:
    """How it is measured, and what theory knows."""
    cited = {"schoenholz": "schoenholz2016", "residual": "yang2017mean", "batch": "yang2019"}
    return *words.HOW, words.THEORY_HOW.format(**{name: short(key) for name, key in cited.items()})


def reason(result: InitializationResult) -> Text | None:
    """By how much one layer multiplies signal and error, measured and predicted; None if there is nothing to compare."""
    if result.profile.layers < LEAST_LAYERS:
        return None
    measured = _rates(result.profile)
    predicted = None if result.predicted is None else _rates(result.predicted)
    if predicted is None or not all(map(np.isfinite, predicted.values())):
        return words.REASON.format(**{name: num(value) for name, value in measured.items()})
    both_said = {name: num(value) for name, value in measured.items()}
    return words.REASON_BOTH.format(**both_said, **{f"{name}_theory": num(value) for name, value in predicted.items()})


def _deviation(view: Initialization, result: InitializationResult) -> float:
    """Of the weights between two layers: from the formula, or as measured where the data decide."""
    measured = result.profile.weight_std
    if view.suited.from_data and len(measured):
        return float(measured[-1])
    return view.suited.variance(view.width, view.width) ** 0.5


LEAST_LAYERS = 2


def _rates(found: Profile | Prediction) -> dict[str, float]:
    """The factor a layer of the std, of the spread across inputs, and of the gradient on its way down."""
    steps = len(found.std) - 1
    columns = {"growth": found.std, "signal": found.unit_spread, "error": found.gradient_std[::-1]}
    return {
        name: float((column[-1] / column[0]) ** (1 / steps)) if column[0] > 0 else 0.0
        for name, column in columns.items()
    }


def spoken(view: Initialization) -> Text:
    """What a listener hears instead of the formula of the initializer."""
    value = num(view.suited.variance(view.width, view.width) ** 0.5)
    return words.SPOKEN.format(name=view.initializer.title, value=value, fan_in=view.width, fan_out=view.width)


def first_and_last(result: InitializationResult) -> dict[str, object]:
    """The numbers that sentences about the first and the last layer need; empty if no layer was measured."""
    profile = result.profile
    if profile.layers == 0:
        return {}
    found: dict[str, object] = {"last": profile.layers, "mean_last": num(profile.mean[-1], 2)}
    for name, column in {
        "std": profile.std,
        "spread": profile.unit_spread,
        "gradient": profile.gradient_std,
        "alike": profile.correlation,
    }.items():
        found |= {f"{name}_first": num(column[0]), f"{name}_last": num(column[-1])}
    return found


def _values(view: Initialization, result: InitializationResult) -> dict[str, object]:
    share = result.profile.saturated.mean() if result.profile.layers else np.nan
    found: dict[str, object] = {
        "width": view.width,
        "bad": result.profile.exploded_at,
        "error": num(result.verdict.error),
    }
    found |= {"share": both(share), "theory": _theory(result)}
    return found | first_and_last(result)


def _theory(result: InitializationResult) -> Text:
    """The expected number in brackets, or nothing."""
    if result.predicted is None or result.profile.layers == 0:
        return Text("", "")
    column = result.predicted.std if result.verdict.why in ("growth", "one") else result.predicted.unit_spread
    return words.THEORY.format(value=num(column[-1])) if np.isfinite(column[-1]) else Text("", "")


def both(share: float) -> Text:
    """A share as a percentage, as each language writes it."""
    return Text(percent(share, "en"), percent(share, "ko"))
