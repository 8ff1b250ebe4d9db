"""The advice of a row as a program, for each of three frameworks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from acts.advice.row import Row

Framework = Literal["pytorch", "keras", "jax"]

FRAMEWORKS: Mapping[Framework, str] = {"pytorch": "PyTorch", "keras": "Keras", "jax": "JAX (Flax)"}

_IMPORTS: Mapping[Framework, tuple[tuple[str, str], ...]] = {
    "pytorch": (
        ("math.", "import math\n"),
        ("torch.", "import torch"),
        ("nn.", "from torch import nn"),
        ("F.", "from torch.nn import functional as F"),
    ),
    "keras": (
        ("math.", "import math\n"),
        ("keras.", "import keras"),
        ("torch.", "import torch"),
        ("layers.", "from keras import layers"),
        ("ops.", "from keras import ops"),
    ),
    "jax": (
        ("math.", "import math\n"),
        ("jax.", "import jax"),
        ("jnp.", "import jax.numpy as jnp"),
        ("optax.", "import optax"),
        ("nnx.", "from flax import nnx"),
        ("rngs", "\nrngs = nnx.Rngs(0)"),
    ),
}
"""What a program begins with, beside the name that needs it."""


def program(row: Row, framework: Framework) -> str:
    """Lines that run as they stand; with a loss they leave it behind as ``loss``, without one the output as ``y``."""
    lines: str = getattr(row, framework)
    begin = "\n".join(line for name, line in _IMPORTS[framework] if name in lines)
    begin = begin.replace("from keras import layers\nfrom keras import ops", "from keras import layers, ops")
    return f"{begin}\n\n{lines}"
