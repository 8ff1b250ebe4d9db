"""What became of the signal, judged from the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from acts.activations.base import Activation
from acts.array import Array
from acts.propagation import Profile
from acts.slopes import saturates

Kind = Literal["carries", "vanishes", "explodes", "saturates", "symmetric"]
FACTOR = 20.0
"""What falls below 1/20 of its first value vanishes, what grows beyond 20 times explodes."""
STUCK = 0.25
"""A function that is flat on both sides saturates if this share of its slopes is flat, on average over the layers."""
_APART = 5.0
_WIDE = 0.1


@dataclass(frozen=True)
class Verdict:
    """What became of the signal: in one word, and the name of the sentence that says why.

    signal: how much of the spread across inputs reaches the last layer; error: how much of the gradient the first;
    growth: by how much the std of all values grew from the first layer to the last.
    """

    kind: Kind
    why: str
    signal: float
    error: float
    growth: float


def judge(f: Activation, profile: Profile, width: int) -> Verdict:
    """The verdict on layers of *width* units; the first rule that applies decides."""
    signal, growth = _ratio(profile.unit_spread), _ratio(profile.std)
    error = _ratio(profile.gradient_std[::-1])
    if profile.exploded_at is not None:
        return Verdict("explodes", "range", signal, error, growth)
    rules: tuple[tuple[bool, Kind, str], ...] = (
        (width > 1 and _alike(profile), "symmetric", "same"),
        (growth > FACTOR, "explodes", "growth"),
        (saturates(f) and bool(profile.saturated.mean() > STUCK), "saturates", "flat"),
        (signal < 1 / FACTOR, "vanishes", _how(profile)),
        (error < 1 / FACTOR, "vanishes", "faint"),
        (error > FACTOR, "explodes", "wild"),
        (profile.layers == 1, "carries", "one"),
    )
    for applies, kind, why in rules:
        if applies:
            return Verdict(kind, why, signal, error, growth)
    return Verdict("carries", "carries", signal, error, growth)


def _ratio(values: Array) -> float:
    """The last by the first; 0 if nothing was there to begin with."""
    return float(values[-1] / values[0]) if len(values) and values[0] > 0 else 0.0


def _alike(profile: Profile) -> bool:
    """Whether all units of a layer give the same value for the same input, up to rounding, in every layer."""
    return bool((profile.distinct == 1).all())


def _how(profile: Profile) -> str:
    """Whether the values shrink, or stay but no longer depend on the input, in plain sight or behind a broad histogram."""
    std, mean = profile.std[-1], abs(profile.mean[-1])
    if std < _APART * profile.unit_spread[-1]:
        return "fade"
    return "hidden" if std > _WIDE * mean else "stuck"
