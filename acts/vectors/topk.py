"""The few largest numbers of a vector, and nothing else."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from acts.array import Array
from acts.knobs import Number
from acts.text import Text
from acts.vectors.base import VectorFunction


class Topk(VectorFunction):
    """Among equals the first ones stay, and a vector of at most k entries stays as it is."""

    title = Text("TopK", "TopK")
    about = Text(
        "Keeps the k largest numbers as they are and replaces all others by 0, so the count of active units is fixed.",
        "가장 큰 k개의 수는 그대로 두고 나머지는 0으로 바꿉니다. 켜지는 유닛의 수가 늘 같습니다.",
    )
    tex = r"\begin{cases}x_i & \quad x_i \ge x_{(k)}\\ 0 & \quad x_i < x_{(k)}\end{cases} \quad x_{(1)} \ge x_{(2)} \ge \cdots"
    tex_derivative = (
        r"s_i\,\delta_{ij} \quad s_i = \begin{cases}1 & \quad x_i \ge x_{(k)}\\ 0 & \quad x_i < x_{(k)}\end{cases}"
    )
    letters = {"k": "k"}
    use = Text(
        "Sparse autoencoders that take language models apart into features, and the choice of experts by a router.",
        "언어 모델을 특징으로 분해하는 희소 오토인코더와, 전문가를 고르는 라우터에 씁니다.",
    )
    source = "makhzani2013"
    year = 2013
    pytorch = "torch.zeros_like(x).scatter(-1, *x.topk(k)[::-1])"
    differs = Text(
        "The frameworks return the k largest values and their places; putting them back among zeros is left to the user.",
        "프레임워크는 가장 큰 값 k개와 그 위치를 돌려주며, 이를 0 사이에 되돌려 놓는 일은 사용자의 몫입니다.",
    )

    k: Annotated[int, Number(Text("Kept numbers k", "남기는 수 k"), 1, 8, step=1)] = 2

    def __call__(self, x: Array) -> Array:
        return np.where(self._kept(x) | np.isnan(x), x, 0.0)

    def jacobian(self, x: Array) -> Array:
        return np.where(self._kept(x), 1.0, 0.0)[..., None] * np.eye(x.shape[-1])

    def _kept(self, x: Array) -> NDArray[np.bool_]:
        places = np.argsort(np.argsort(-x, axis=-1, kind="stable"), axis=-1, kind="stable")
        return places < self.k
