"""Gates made of a tanh: TanhExp and Phish."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import cache

import numpy as np

from acts.activations._careful import PEAK, bell, bump, decay, mills, near_roots, normal_cdf, two_product
from acts.activations._roots import ROOTS
from acts.activations.base import Activation
from acts.array import Array
from acts.text import Text


class Tanhexp(Activation):
    title = Text("TanhExp", "TanhExp")
    about = Text(
        "The input times the tanh of its exponential: close to Mish, but it reaches the identity sooner on the right.",
        "입력에 지수 함수의 tanh를 곱한 함수입니다. Mish와 비슷하지만 오른쪽에서 항등 함수에 더 빨리 가까워집니다.",
    )
    family = "gated"
    tex = r"x \tanh\left(e^{x}\right)"
    tex_derivative = r"\tanh\left(e^{x}\right) + x e^{x} \left(1 - \tanh^2\left(e^{x}\right)\right)"
    use = Text(
        "Light convolutional networks, in the experiments of its authors; rare.",
        "저자들의 실험에서는 가벼운 합성곱 신경망에 썼으며 드뭅니다.",
    )
    source = "liu2020"
    year = 2020
    careful = Text(
        "exp(x) is carried in two words where the tanh bends, and far left the tiny factor comes last.",
        "tanh가 휘는 구간에서는 exp(x)를 수 두 개에 나누어 담고, 왼쪽 멀리서는 아주 작은 인수를 마지막에 곱합니다.",
    )

    def __call__(self, x: Array) -> Array:
        _, e, g = _grown(x)
        return np.maximum(x, -_FAR) * np.tanh(e) * g

    def derivative(self, x: Array) -> Array:
        c, e, g = _grown(x)
        y = (np.tanh(e) + bump(np.exp(-e), c * e)) * g
        return near_roots(c, None, y, ROOTS["tanhexp", 1])

    def second_derivative(self, x: Array) -> Array:
        c, e, g = _grown(x)
        long, rest = _long_exp(np.maximum(c, 0.0))
        e = np.where(c >= 0, long, e)
        y = bump(_fading(e, np.where(c >= 0, rest, 0.0)), e * (2.0 + c - 2.0 * c * e * np.tanh(e))) * g
        return near_roots(c, None, y, ROOTS["tanhexp", 2])


_FAR, _FULL = 1e4, 6.6  # beyond _FULL tanh(exp(x)) is 1 with all its derivatives 0


def _grown(x: Array) -> tuple[Array, Array, Array]:
    """x held within [-1e4, 6.6], and exp(x), with a last factor as in `decay` for x < 0."""
    c = np.minimum(np.maximum(x, -_FAR), _FULL)
    e, g = decay(np.minimum(c, 0.0))
    return c, np.where(c >= 0, np.exp(c), e), g


def _fading(e: Array, rest: Array) -> Array:
    """exp(-(e + rest)), e ≥ 0."""
    h = np.exp(-e)
    return h - h * rest


def _long_exp(x: Array) -> tuple[Array, Array]:
    """exp(x) in two words for x in [0, 6.6]: a table every 1/16, and a short series between."""
    high, low = _table()
    n = np.rint(np.where(np.isnan(x), 0.0, x) * 16.0).astype(np.intp)
    r = x - n / 16.0
    p, e = two_product(high[n], r)
    curved = r * r * np.polynomial.polynomial.polyval(r, _CURVED)
    total = high[n] + p
    rest = ((high[n] - total) + p) + (e + low[n] + (low[n] * r + high[n] * curved))
    whole = total + rest
    return whole, (total - whole) + rest


_CURVED = [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040, 1 / 40320, 1 / 362880, 1 / 3628800]


@cache
def _table() -> tuple[Array, Array]:
    with localcontext() as context:
        context.prec = 50
        exact = [(Decimal(n) / 16).exp() for n in range(int(16 * _FULL) + 2)]
        rest = [float(value - Decimal(float(value))) for value in exact]
    return np.array([float(value) for value in exact]), np.array(rest)


class Phish(Activation):
    title = Text("Phish", "Phish")
    about = Text(
        "The input times the tanh of its GELU. Both factors are negative on the left, so a small bump rises there.",
        "입력에 GELU의 tanh를 곱한 함수입니다. 왼쪽에서는 두 인수가 모두 음수라 작은 봉우리가 솟습니다.",
    )
    family = "gated"
    tex = r"x \tanh\left(x\,\Phi(x)\right)"
    tex_derivative = r"\tanh g + x \left(1 - \tanh^2 g\right)\left(\Phi(x) + x\,\varphi(x)\right) \quad g = x\,\Phi(x)"
    use = Text(
        "No established use; it is known from a preprint.", "자리 잡은 쓰임은 없으며 출판 전 논문으로만 소개되었습니다."
    )
    source = "naveen2021"
    year = 2021
    careful = Text(
        "The tail of Φ is computed as for GELU, and 1 − tanh² as 1/cosh², so nothing cancels.",
        "Φ의 꼬리는 GELU처럼, 1 − tanh²은 1/cosh²으로 계산하므로 상쇄되는 것이 없습니다.",
    )

    def __call__(self, x: Array) -> Array:
        parts = _Parts(x)
        return np.maximum(x, -_NORMAL) * np.tanh(parts.gelu) * parts.last

    def derivative(self, x: Array) -> Array:
        parts = _Parts(x)
        y = (np.tanh(parts.gelu) + bump(parts.fading(), parts.c * parts.slope())) * parts.last
        return near_roots(parts.c, None, y, ROOTS["phish", 1])

    def second_derivative(self, x: Array) -> Array:
        parts = _Parts(x)
        c, slope = parts.c, parts.slope()
        y = bump(parts.fading(), 2.0 * slope + c * parts.bend() - 2.0 * c * np.tanh(parts.gelu) * slope * slope)
        return near_roots(c, None, y * parts.last, ROOTS["phish", 2])


_LEFT, _NORMAL, _HELD = -0.5, 40.0, 500.0


class _Parts:
    """GELU and what depends on it, on the left without the last factor of its fast decay."""

    def __init__(self, x: Array) -> None:
        self.c = np.minimum(np.maximum(x, -_NORMAL), _HELD)
        self._m = np.minimum(self.c, _NORMAL)
        self._left = self.c < _LEFT
        self._bell, last = bell(self._m)
        self._tail = mills(-np.abs(self._m))
        self._cdf = normal_cdf(np.maximum(self._m, _LEFT))
        self.gelu = self.c * np.where(self._left, self._tail * self._bell, self._cdf)
        self.last = np.where(self._left, last, 1.0)

    def slope(self) -> Array:
        """GELU′."""
        left = (PEAK * self._m + self._tail) * self._bell
        return np.where(self._left, left, self._cdf + PEAK * self._m * self._bell)

    def bend(self) -> Array:
        """GELU″."""
        return PEAK * (2.0 - self._m * self._m) * self._bell

    def fading(self) -> Array:
        """exp(-|GELU|); on the right, GELU is x less a little, and both parts keep their digits."""
        right = np.maximum(self._m, 0.0)
        far = np.exp(-np.maximum(self.c, 0.0)) * np.exp(right * self._tail * self._bell)
        return np.where(self.c > 1, far, np.exp(-np.abs(self.gelu)))
