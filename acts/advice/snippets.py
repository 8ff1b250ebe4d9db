"""The advice of a row as lines for Keras and for JAX with Flax, made from its function, first weights and loss."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from acts.activations import ACTIVATIONS
from acts.advice.row import Row
from acts.advice.use import Use
from acts.initializers import INITIALIZERS
from acts.text import num
from acts.vectors import VECTORS

Framework = Literal["keras", "jax"]
_ROLES = ("hidden", "output", "gate", "projection")
_IMAGES = {"cnn", "unet", "mobile", "gan_generator", "gan_discriminator", "diffusion", "unnormalized_resnet"}
_FORMS: Mapping[str, tuple[str, str]] = {
    "he": ("2.0", "fan_in"),
    "glorot": ("1.0", "fan_avg"),
    "lecun": ("1.0", "fan_in"),
}
_TARGETS = {
    "keras": {
        "classes": "target = keras.random.randint((32,), 0, 10)",
        "labels": 'target = ops.cast(keras.random.uniform((32, {out})) < 0.1, "float32")',
        "numbers": "target = keras.random.normal((32, {out}))",
        "counts": 'target = ops.cast(keras.random.randint((32, {out}), 0, 5), "float32")',
    },
    "jax": {
        "classes": "target = jax.random.randint(rngs(), (32,), 0, 10)",
        "labels": "target = (jax.random.uniform(rngs(), (32, {out})) < 0.1).astype(float)",
        "numbers": "target = jax.random.normal(rngs(), (32, {out}))",
        "counts": "target = jax.random.randint(rngs(), (32, {out}), 0, 5).astype(float)",
    },
}
_LOSSES: Mapping[str, tuple[str, str, str]] = {
    "BCEWithLogitsLoss": (
        "labels",
        "keras.losses.BinaryCrossentropy(from_logits=True)(target, {y})",
        "optax.sigmoid_binary_cross_entropy({y}, target).mean()",
    ),
    "CrossEntropyLoss": (
        "classes",
        "keras.losses.SparseCategoricalCrossentropy(from_logits=True)(target, {y})",
        "optax.softmax_cross_entropy_with_integer_labels({y}, target).mean()",
    ),
    "MSELoss": ("numbers", "keras.losses.MeanSquaredError()(target, {y})", "optax.squared_error({y}, target).mean()"),
    "L1Loss": ("numbers", "keras.losses.MeanAbsoluteError()(target, {y})", "jnp.abs({y} - target).mean()"),
    "HuberLoss": ("numbers", "keras.losses.Huber(delta=1.0)(target, {y})", "optax.huber_loss({y}, target, delta=1.0).mean()"),
    "SmoothL1Loss": ("numbers", "keras.losses.Huber(delta=1.0)(target, {y})", "optax.huber_loss({y}, target, delta=1.0).mean()"),
    "PoissonNLLLoss": (
        "counts",
        "keras.losses.Poisson()(target, ops.exp({y}))",
        "(jnp.exp({y}) - target * {y}).mean()",
    ),
}  # fmt: skip
_HEADS: Mapping[Framework, str] = {
    "keras": "import keras\nfrom keras import activations, layers, ops\n",
    "jax": "import jax\nimport jax.numpy as jnp\nimport optax\nfrom flax import nnx\n\nrngs = nnx.Rngs(0)",
}


FRAMEWORKS: Mapping[Framework, str] = {"keras": "Keras", "jax": "JAX (Flax)"}


def snippet(row: Row, framework: Framework) -> str:
    """Lines that run as they stand; "" if the row joins several functions or its loss has no ready form there.

    They leave ``layer``, ``y`` (the output, or the value that the loss is given) and, with a loss, ``loss`` behind.
    """
    use, loss = chosen(row), row.loss
    formula = spelled(use, framework)
    ready = loss is None or loss.torch in _LOSSES or row.layer != "output"
    if row.layer not in _ROLES or row.together or not formula or not ready:
        return ""
    body = _layer(row, framework)
    if loss is None or loss.takes == "values" or row.layer != "output":
        body.append(f"y = {formula.replace('(x', '(layer(x)', 1) if formula != 'x' else 'layer(x)'}")
    else:
        body.append(
            f"y = layer(x){_COMMENT if use.slug != 'identity' else ''}".format(answer=formula.replace("(x", "(y", 1))
        )
    return "\n".join([_HEADS[framework], *body, *_loss(row, framework)])


def chosen(row: Row) -> Use:
    """The first function of the row that the lines are made for: one that both frameworks have, if there is any."""
    first = row.use[0]
    ready = (use for use in row.use if all(spelled(use, framework) for framework in _HEADS))
    return first if row.layer == "output" else next(ready, first)


def spelled(use: Use, framework: Framework) -> str:
    """The function of x as *framework* calls it, its knobs filled in: "activations.elu(x, alpha=1.0)"; "" if it has none."""
    kind = ACTIVATIONS.get(use.slug) or VECTORS.get(use.slug)
    if use.slug == "identity":
        return "x"
    raw = str(getattr(kind, framework, "")) if kind else ""
    if use.note and not re.fullmatch(r"[A-Za-z]", use.note):
        raw = ""
    call = raw if not raw or "(" in raw else f"{raw}(x)"
    if use.knob:
        if f"{use.knob}=" not in call:
            return ""
        call = re.sub(rf"\b{use.knob}=[-\d.]+", f"{use.knob}={use.value:g}", call)
    return call if "omega" not in call and "(x" in call else ""


def gain(row: Row) -> float:
    """The factor of the deviation that the first function asks for on top of the row's initializer."""
    use = chosen(row)
    slope = getattr(use.activation, "negative_slope", None)
    if (row.initializer or "").startswith("he_") and slope is not None:
        return float((1 + slope**2) ** -0.5)
    return 5 / 3 if use.slug == "tanh" and "5/3" in row.start.en else 1.0


def deviation(row: Row) -> float | None:
    """The deviation that a plain normal start of the row has in its PyTorch lines; ``None`` if they do not say."""
    found = re.search(r"normal_\([^)]*std=([\d.]+)", row.code)
    return float(found[1]) if found else None


def _layer(row: Row, framework: Framework) -> list[str]:
    """The input, and the layer with its first weights."""
    images = row.layer != "output" and bool(_IMAGES & set(row.architectures))
    start = _start(row, framework)
    if images:
        shape, out = "(8, 16, 16, 64)", 64
    else:
        shape, out = "(32, 256)", outputs(row)
    named = (
        ", {name}=start".format(name="kernel_initializer" if framework == "keras" else "kernel_init") if start else ""
    )
    begin = [f"start = {start}"] if start else []
    if framework == "keras":
        made = f'Conv2D({out}, 3, padding="same"' if images else f"Dense({out}"
        return [f"x = keras.random.normal({shape})", *begin, f"layer = layers.{made}{named})"]
    made = f"Conv(64, {out}, (3, 3)" if images else f"Linear(256, {out}"
    return [f"x = jax.random.normal(rngs(), {shape})", *begin, f"layer = nnx.{made}{named}, rngs=rngs)"]


def outputs(row: Row) -> int:
    """How many numbers the layer of the lines gives."""
    if row.loss is None or row.layer != "output":
        return 256
    return {"CrossEntropyLoss": 10, "BCEWithLogitsLoss": 1 if "binary" in row.tasks else 5}.get(row.loss.torch, 1)


def _start(row: Row, framework: Framework) -> str:
    """What draws the first weights, the gain within its scale; "" where the default will do."""
    slug = row.initializer or ""
    base = "keras.initializers" if framework == "keras" else "nnx.initializers"
    form = _FORMS.get(slug.partition("_")[0])
    if form and slug in INITIALIZERS:
        scale = num(float(form[0]) * gain(row) ** 2, 5) if gain(row) != 1 else form[0]
        flat = slug.endswith("_uniform")
        law = "uniform" if flat else "untruncated_normal" if framework == "keras" else "normal"
        call = "VarianceScaling" if framework == "keras" else "variance_scaling"
        return f'{base}.{call}({scale}, "{form[1]}", "{law}")'
    std = deviation(row) or 0.01
    plain = {
        "normal": (f"RandomNormal(stddev={std:g})", f"normal({std:g})"),
        "zeros": ("Zeros()", "zeros"),
        "orthogonal": ("Orthogonal()", "orthogonal()"),
    }.get(slug)
    return f"{base}.{plain[framework == 'jax']}" if plain else ""


def _loss(row: Row, framework: Framework) -> list[str]:
    if row.loss is None or row.loss.torch not in _LOSSES or row.layer != "output":
        return []
    kind, keras, jax = _LOSSES[row.loss.torch]
    target = _TARGETS[framework][kind].format(out=outputs(row))
    return [target, f"loss = {(keras if framework == 'keras' else jax).format(y='y')}"]


_COMMENT = "  # for the answer: {answer}"
