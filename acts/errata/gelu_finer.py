"""GELU where it is differentiated, and far out on the left."""

from __future__ import annotations

import numpy as np
from scipy.special import erf

from acts.activations.gelus import Gelu, GeluTanh
from acts.array import Array
from acts.errata.base import Erratum
from acts.text import Text


class GeluMixedDerivative(Erratum):
    title = Text("GELU: two forms in one derivative", "GELU: 두 식을 섞은 도함수")
    about = Text(
        "The derivative of the tanh form is put together from tanh and the exact normal density.",
        "tanh 근사식의 도함수에 tanh와 정확한 정규분포 밀도를 섞어 썼습니다.",
    )
    truth = Text(
        "Differentiate the form that runs forward: then a numeric derivative agrees to the last digits.",
        "순전파에 쓰는 식을 그대로 미분해야 수치 미분과 끝자리까지 같습니다.",
    )
    true = GeluTanh()
    tex = r"\frac{1}{2}\left(1 + \tanh u\right) + x\,\varphi(x)"
    code = "0.5 * (1 + np.tanh(u)) + x * np.exp(-x**2 / 2) / np.sqrt(2 * np.pi)"
    right_code = "0.5 * (1 + np.tanh(u)) + 0.5 * x * (1 - np.tanh(u)**2) * np.sqrt(2 / np.pi) * (1 + 0.134145 * x**2)"
    source = "hendrycks2016"
    axis = "error"
    at = 1.9
    line = Text("error of the mixture", "섞은 식의 오차")
    right_line = Text("no error", "오차 없음")
    says = Text("At x = {at} the slope is off by {wrong}.", "x = {at}에서 접선 기울기의 오차 {wrong}.")

    def wrong(self, x: Array) -> Array:
        u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
        mixed = 0.5 * (1 + np.tanh(u)) + x * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
        return mixed - GeluTanh().derivative(x)

    def right(self, x: Array) -> Array:
        return np.zeros_like(x)

    @property
    def right_tex(self) -> str:
        return GeluTanh.tex_derivative


class GeluTail(Erratum):
    kind = "numerics"
    title = Text("GELU: 1 + erf far on the left", "GELU: 왼쪽 끝의 1 + erf")
    about = Text(
        "Far on the left erf rounds to −1, so 1 + erf is exactly 0 and the tail is cut off.",
        "왼쪽 멀리에서 erf 값이 −1로 반올림되어 1 + erf가 정확히 0이 되고 꼬리가 잘립니다.",
    )
    truth = Text("erfc(−x/√2) keeps every digit of the tail.", "erfc(−x/√2)로 쓰면 꼬리의 자릿수를 모두 지킵니다.")
    true = Gelu()
    tex = r"\frac{x}{2}\left(1 + \operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)\right)"
    code = "0.5 * x * (1 + erf(x / np.sqrt(2)))"
    right_code = "0.5 * x * erfc(-x / np.sqrt(2))"
    source = "hendrycks2016"
    axis = "magnitude"
    span = (-12.0, -3.0)
    at = -9.0

    def wrong(self, x: Array) -> Array:
        return 0.5 * x * (1 + erf(x / np.sqrt(2)))

    @property
    def right_tex(self) -> str:
        return r"\frac{x}{2}\,\operatorname{erfc}\left(-\frac{x}{\sqrt{2}}\right)"
