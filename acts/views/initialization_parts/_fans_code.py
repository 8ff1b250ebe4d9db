"""Lines to copy: a layer of each framework, with its first weights."""

from __future__ import annotations

from dataclasses import dataclass

from acts.fans import Framework
from acts.initializers.base import CUT_NORMAL, CUT_VARIANCE, UNIFORM, Independent, Initializer


@dataclass(frozen=True)
class Asked:
    """A layer as it is called: its kind, features or channels before and after, and what else it takes."""

    kind: str
    inputs: int
    outputs: int
    kernel: int = 1
    groups: int = 1
    stride: int = 1
    heads: int = 1


def lines(framework: Framework, asked: Asked, w: Initializer, deviation: float) -> str:
    """The code; empty if *framework* has no such layer or no such weights. *deviation* is that of its weights."""
    folded = asked.kind in ("convolution", "transposed")
    if (framework != "pytorch" and asked.kind == "transposed" and asked.groups > 1) or (folded and w.slug == "sparse"):
        return ""
    call = _centered(framework, asked, folded) if w.slug == "identity" else w.spelled(framework)
    call = call or _by_number(framework, w, deviation)
    return _MADE[framework](asked, call) if call else ""


def _centered(framework: Framework, asked: Asked, folded: bool) -> str:
    """The identity of a convolution is another function in PyTorch, and missing elsewhere."""
    groups = f", groups={asked.groups}" if asked.groups > 1 else ""
    dirac = f"nn.init.dirac_(layer.weight{groups})" if asked.kind == "convolution" else ""
    eye = {"pytorch": "nn.init.eye_(layer.weight)", "keras": "initializers.Identity()", "jax": ""}[framework]
    return (dirac if framework == "pytorch" else "") if folded else eye


def _by_number(framework: Framework, w: Initializer, deviation: float) -> str:
    """Weights of a stated size, where the rule behind the size has no name."""
    if not isinstance(w, Independent):
        return ""
    if w.drawn is UNIFORM:
        low, high = f"{-(3**0.5) * deviation:.6g}", f"{3**0.5 * deviation:.6g}"
        drawn = f"lambda key, shape, dtype: jax.random.uniform(key, shape, dtype, {low}, {high})"
        return _pick(framework, f"uniform_(layer.weight, {low}, {high})", f"RandomUniform({low}, {high})", drawn)
    if w.drawn is CUT_NORMAL:
        before = deviation / CUT_VARIANCE**0.5
        cut = f"trunc_normal_(layer.weight, std={before:.6g}, a={-2 * before:.6g}, b={2 * before:.6g})"
        return _pick(framework, cut, f"TruncatedNormal(stddev={before:.6g})", f"truncated_normal({before:.6g})")
    std = f"{deviation:.6g}"
    return _pick(framework, f"normal_(layer.weight, std={std})", f"RandomNormal(stddev={std})", f"normal({std})")


def _pick(framework: Framework, pytorch: str, keras: str, jax: str) -> str:
    prefix = (
        "nn.init."
        if framework == "pytorch"
        else ""
        if jax.startswith("lambda") and framework == "jax"
        else "initializers."
    )
    return prefix + {"pytorch": pytorch, "keras": keras, "jax": jax}[framework]


def _torch(a: Asked, call: str) -> str:
    if a.kind == "attention":
        weights = ("attention.in_proj_weight", "attention.out_proj.weight")
        filled = "\n".join(call.replace("layer.weight", weight) for weight in weights)
        return f"from torch import nn\n\nattention = nn.MultiheadAttention({a.inputs}, {a.heads})\n{filled}"
    more = (f", groups={a.groups}" if a.groups > 1 else "") + (f", stride={a.stride}" if a.stride > 1 else "")
    made = {
        "dense": f"nn.Linear({a.inputs}, {a.outputs})",
        "convolution": f"nn.Conv2d({a.inputs}, {a.outputs}, {a.kernel}{more})",
        "transposed": f"nn.ConvTranspose2d({a.inputs}, {a.outputs}, {a.kernel}{more})",
    }[a.kind]
    return f"from torch import nn\n\nlayer = {made}\n{call}"


def _keras(a: Asked, call: str) -> str:
    stride, groups = (f", strides={a.stride}" if a.stride > 1 else ""), (f", groups={a.groups}" if a.groups > 1 else "")
    made = {
        "dense": f"Dense({a.outputs}",
        "convolution": f"Conv2D({a.outputs}, {a.kernel}{stride}{groups}",
        "transposed": f"Conv2DTranspose({a.outputs}, {a.kernel}{stride}",
        "attention": f"MultiHeadAttention({a.heads}, key_dim={a.inputs // a.heads}",
    }[a.kind]
    return f"from keras import initializers, layers\n\nstart = {call}\nlayer = layers.{made}, kernel_initializer=start)"


def _flax(a: Asked, call: str) -> str:
    size = f"{a.outputs}, ({a.kernel}, {a.kernel})" + (f", strides=({a.stride}, {a.stride})" if a.stride > 1 else "")
    groups = f", feature_group_count={a.groups}" if a.groups > 1 else ""
    made = {
        "dense": f"Dense({a.outputs}",
        "convolution": f"Conv({size}{groups}",
        "transposed": f"ConvTranspose({size}",
        "attention": f"MultiHeadDotProductAttention({a.heads}",
    }[a.kind]
    numpy = "import jax\n" if "jax.random" in call else ""
    head = f"{numpy}from flax import linen as nn\nfrom jax.nn import initializers"
    return f"{head}\n\nstart = {call}\nlayer = nn.{made}, kernel_init=start)"


_MADE = {"pytorch": _torch, "keras": _keras, "jax": _flax}
