"""Clouds of 512 points in the plane, half of them in each of two classes."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.random import Generator

from acts.array import Array
from acts.datasets.base import Dataset, Labels
from acts.knobs import Number
from acts.text import Text

_HALF = 256
_NOISE = Number(Text("Noise", "잡음"), 0, 1, step=0.01)


class _Cloud(Dataset):
    """Two classes of 256 points; subclasses say where the points of a class lie without noise."""

    size = 2 * _HALF
    features = 2
    classes = 2

    noise: Annotated[float, _NOISE] = 0.1

    def draw(self, seed: int) -> tuple[Array, Labels]:
        rng = np.random.default_rng(seed)
        x = np.concatenate([self.place(rng, label) for label in (0, 1)])
        return x + self.noise * rng.standard_normal(x.shape), np.repeat([0, 1], _HALF)

    def place(self, rng: Generator, label: int) -> Array:
        """Where the 256 points of class *label* lie, (256, 2)."""
        raise NotImplementedError


class Moons(_Cloud):
    title = Text("Two moons", "두 초승달")
    about = Text(
        "Two half circles that reach into each other: 512 points, almost separable.",
        "서로 맞물린 반원 두 개입니다. 점은 512개이고 거의 나눌 수 있습니다.",
    )

    def place(self, rng: Generator, label: int) -> Array:
        angle = rng.uniform(0, np.pi, _HALF)
        side = 1 - 2 * label
        return np.stack([label + side * np.cos(angle), label / 2 + side * np.sin(angle)], 1)


class Circles(_Cloud):
    title = Text("Two circles", "두 동심원")
    about = Text(
        "A circle inside a circle: 512 points that no straight line can separate.",
        "원 안에 원이 있습니다. 점은 512개이고 직선 하나로는 나눌 수 없습니다.",
    )

    def place(self, rng: Generator, label: int) -> Array:
        return (1 - 0.5 * label) * _on_circle(rng.uniform(0, 2 * np.pi, _HALF))


class Spiral(_Cloud):
    title = Text("Two spirals", "두 나선")
    about = Text(
        "Two arms that wind around each other: 512 points, hard for a small network.",
        "서로 감아 도는 두 나선입니다. 점은 512개이고 작은 신경망에는 어려운 과제입니다.",
    )

    noise: Annotated[float, _NOISE] = 0.02

    def place(self, rng: Generator, label: int) -> Array:
        along = np.sqrt(rng.uniform(0.01, 1, _HALF))[:, None]
        return along * _on_circle(3 * np.pi * along[:, 0] + np.pi * label)


class Blobs(_Cloud):
    title = Text("Two blobs", "두 덩어리")
    about = Text(
        "Two round clouds: 512 points that one straight line separates, as long as the noise is small.",
        "둥근 덩어리 두 개입니다. 점은 512개이고 잡음이 작으면 직선 하나로 나뉩니다.",
    )

    noise: Annotated[float, _NOISE] = 0.4

    def place(self, rng: Generator, label: int) -> Array:
        return np.full((_HALF, 2), 2.0 * label - 1)


class Xor(_Cloud):
    title = Text("XOR", "XOR(배타적 논리합)")
    about = Text(
        "Four quarters of a square, opposite ones in the same class: 512 points.",
        "정사각형을 넷으로 나누고 마주 보는 두 칸을 같은 클래스로 묶었습니다. 점은 512개입니다.",
    )

    def place(self, rng: Generator, label: int) -> Array:
        x = rng.uniform(0.1, 1, (_HALF, 2)) * rng.choice([-1.0, 1.0], (_HALF, 1))
        return x * np.array([1.0, 1.0 - 2.0 * label])


def _on_circle(angle: Array) -> Array:
    return np.stack([np.cos(angle), np.sin(angle)], 1)
