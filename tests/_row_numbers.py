"""What the lines of each row must give, whatever the framework: the same numbers from this project's functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from acts.activations import ACTIVATIONS
from acts.array import Array
from acts.gates import GATES
from acts.vectors import VECTORS
from tests._told import Told

Pairs = list[tuple[Array, Array]]
"""What was given, and what ought to be."""


def f(slug: str, z: Array, **knobs: float) -> Array:
    return ACTIVATIONS[slug](**knobs)(z)


def shares(z: Array) -> Array:
    return VECTORS["softmax"]()(z)


def log_shares(z: Array) -> Array:
    return VECTORS["log_softmax"]()(z)


def applied(slug: str, name: str = "y", **knobs: float) -> Callable[[Told], Pairs]:
    """The function stands between ``z`` and the value of that name."""
    return lambda t: [(getattr(t, name), f(slug, t.z, **knobs))]


def mean(values: Any) -> Array:
    return np.asarray(values.mean())


def binary(z: Array, target: Array) -> Array:
    """Cross-entropy of yes or no, each, on logits."""
    return f("softplus", z) - target * z


def named(z: Array, target: Array) -> Array:
    """Of each vector the entry that the target names."""
    return np.take_along_axis(z, target.astype(int)[..., None], axis=-1)[..., 0]


def classes(z: Array, target: Array) -> Array:
    """Cross-entropy of one class, each, on logits."""
    return -named(log_shares(z), target)


def huber(error: Array) -> Array:
    return np.where(abs(error) < 1, error**2 / 2, abs(error) - 0.5)


def normal(x: Array, at: Array, spread: Array) -> Array:
    """The logarithm of a normal density."""
    return -(((x - at) / spread) ** 2) / 2 - np.log(spread) - np.log(2 * np.pi) / 2


def _lstm(t: Told) -> Pairs:
    w, u, b = t.cell("lstm")
    c, h, all_h = np.zeros((8, 64)), np.zeros((8, 64)), []
    for x in t.x.swapaxes(0, 1):
        i, forget, g, o = np.split(x @ w + h @ u + b, 4, axis=1)
        c = f("sigmoid", forget) * c + f("sigmoid", i) * f("tanh", g)
        h = f("sigmoid", o) * f("tanh", c)
        all_h.append(h)
    return [(t.y, np.stack(all_h, axis=1)), (b, np.repeat([0.0, 1, 0, 0], 64)), *_turns(u, 4)]


def _gru(t: Told) -> Pairs:
    w, u, b = t.cell("gru")
    h, all_h = np.zeros((8, 64)), []
    for x in t.x.swapaxes(0, 1):
        (r, z, n), (hr, hz, hn) = (np.split(a, 3, axis=1) for a in (x @ w, h @ u))
        keep = f("sigmoid", z + hz)
        h = (1 - keep) * f("tanh", n + f("sigmoid", r + hr) * hn) + keep * h
        all_h.append(h)
    return [(t.y, np.stack(all_h, axis=1)), (b, np.zeros(192)), *_turns(u, 3)]


def _rnn(t: Told) -> Pairs:
    w, u, b = t.cell("rnn")
    h, all_h = np.zeros((8, 64)), []
    for x in t.x.swapaxes(0, 1):
        h = f("tanh", x @ w + h @ u + b)
        all_h.append(h)
    return [(t.y, np.stack(all_h, axis=1)), *_turns(u, 1)]


def _turns(u: Array, blocks: int) -> Pairs:
    """Every block of the recurrence is orthogonal."""
    return [(block.T @ block, np.eye(64)) for block in np.split(u, blocks, axis=1)]


def _highway(t: Told) -> Pairs:
    share = f("sigmoid", t.switch)
    return [(t.y, share * f("relu", t.z) + (1 - share) * t.x)]


def _channels(slug: str) -> Callable[[Told], Pairs]:
    return lambda t: [(t.y, t.x * f(slug, t.z)[:, None, None, :])]


def _attention(t: Told) -> Pairs:
    return [(t.weight, shares(t.q @ t.k.swapaxes(1, 2) / 8)), (t.y, t.weight @ t.v)]


def _linear_attention(t: Told) -> Pairs:
    q, k = f("elu", t.a) + 1, f("elu", t.b) + 1
    weight = q @ k.swapaxes(1, 2)
    return [(t.y, weight @ t.x / weight.sum(-1, keepdims=True))]


def _graph_attention(t: Told) -> Pairs:
    e = np.where(t.linked > 0, f("leaky_relu", t.z, negative_slope=0.2), -np.inf)
    return [(t.y, shares(e) @ t.h)]


def _projection(t: Told) -> Pairs:
    weight, bias = t.layer("query")
    return [(t.y, t.x @ weight + bias)]


def _standard(t: Told) -> Pairs:
    axes = tuple(range(t.z.ndim - 1))
    return [(t.y, (t.z - t.z.mean(axes)) / t.z.std(axes))]


def _even(t: Told) -> Pairs:
    """ReLU brought back to unit variance, and kernels of mean 0 with one over their fan-in as variance."""
    axes = (1, 2, 3) if t.framework == "pytorch" else (0, 1, 2)
    kernel = np.asarray(t.raw["even"].detach() if t.framework != "jax" else t.raw["even"], dtype=float)
    factor = np.sqrt(2 / (1 - 1 / np.pi))
    told = [(kernel.mean(axes), np.zeros(64)), ((kernel**2).sum(axes), np.ones(64))]
    return [(t.h, factor * f("relu", t.x)), *told]


def _sparse(t: Told) -> Pairs:
    least = np.sort(t.z)[:, -32, None]
    want = np.where(t.z >= least, f("relu", t.z), 0.0)
    return [(t.code, want), (t.loss, mean((t.y - t.x) ** 2))]


def _selu(t: Told) -> Pairs:
    """What alpha dropout leaves is the value, scaled and shifted; what it drops is the plateau."""
    floor = -1.7580993408473768
    scale = (0.95 * (1 + 0.05 * floor**2)) ** -0.5
    left, gone = (scale * (a - 0.05 * floor) for a in (t.h, np.full_like(t.h, floor)))
    return [(t.h, f("selu", t.z)), (np.minimum(abs(t.y - left), abs(t.y - gone)), np.zeros_like(t.h))]


def _contrastive(t: Told) -> Pairs:
    diagonal = np.arange(16.0)
    want = (classes(t.logits, diagonal).mean() + classes(t.logits.T, diagonal).mean()) / 2
    return [(t.logits, t.a @ t.b.T / 0.07), ((t.a**2).sum(1), np.ones(16)), (t.loss, want)]


def _quantile(t: Told) -> Pairs:
    steps = np.concatenate([t.z[:, :1], f("softplus", t.z[:, 1:])], axis=1)
    error = t.target - t.y
    pinball = np.where(error > 0, t.level * error, (t.level - 1) * error)
    return [(t.y, steps.cumsum(1)), (t.loss, mean(pinball))]


def _hurdle(t: Told) -> Pairs:
    some, at = (t.target > 0).astype(float), f("softplus", t.z) + 1e-6
    return [(t.loss, mean(binary(t.gate, some)) + mean(some * (t.target / at + np.log(at))))]


def _bounded(t: Told) -> Pairs:
    share = (t.target + 5) / 45
    return [(t.loss, mean(binary(t.logits, share))), (t.y, -5 + 45 * f("sigmoid", t.logits))]


def _gaussian(t: Told) -> Pairs:
    variance = f("softplus", t.z) + 1e-4
    return [(t.loss, -mean(normal(t.target, t.mean, variance**0.5)) - np.log(2 * np.pi) / 2)]


def _mixture(t: Told) -> Pairs:
    each = log_shares(t.weight) + normal(t.target, t.mean, f("softplus", t.z) + 1e-3)
    return [(t.loss, -mean(np.log(np.exp(each).sum(1))))]


def _flow(t: Told) -> Pairs:
    start = np.concatenate([t.kept, t.moved], axis=1)
    return [(t.log_scale, 2 * f("tanh", t.scale)), (t.z, start), (t.loss, mean((start**2).sum(1)) / 2)]


def _cox(t: Told) -> Pairs:
    at_risk = np.log(np.cumsum(np.exp(t.risk)))
    return [(t.loss, -((t.risk - at_risk) * t.event).sum() / max(t.event.sum(), 1))]


def _eikonal(t: Told) -> Pairs:
    (first, _), (last, bias) = t.layer("hidden"), t.layer("head")
    soft = ACTIVATIONS["softplus"]().with_knob("beta", 100.0)
    gradient = (soft.derivative(t.z) * last[:, 0]) @ first.T
    want = (np.linalg.norm(gradient, axis=1) - 1) ** 2
    return [(t.y, soft(t.z) @ last + bias), (t.normal, gradient), (t.loss, mean(want))]


def _residual(t: Told) -> Pairs:
    (first, shift), (last, _) = t.layer("hidden"), t.layer("head")
    x = t.x.reshape(-1, 1)
    bend = (ACTIVATIONS["tanh"]().second_derivative(x @ first + shift) * first**2) @ last
    return [(t.bend.ravel(), bend.ravel()), (t.loss, mean((bend + np.sin(x)) ** 2))]


def _crelu(t: Told) -> Pairs:
    return [(t.y, np.concatenate([f("relu", t.z), f("relu", -t.z)], axis=-1))]


def _segmentation(t: Told) -> Pairs:
    p, mask = shares(t.logits), np.eye(3)[t.target.astype(int)]
    dice = (2 * (p * mask).sum((1, 2)) + 1) / ((p + mask).sum((1, 2)) + 1)
    return [(t.loss, mean(classes(t.logits, t.target)) + 1 - mean(dice))]


def _focal(t: Told) -> Pairs:
    bce = binary(t.logits, t.target)
    return [(t.loss, ((1 - np.exp(-bce)) ** 2 * bce).sum() / max(t.target.sum(), 1))]


def _keypoints(t: Told) -> Pairs:
    p = shares(np.moveaxis(t.z, -1, 1).reshape(2, 17, 256)).reshape(2, 17, 16, 16)
    grid = np.linspace(-1, 1, 16)
    want = np.stack([(p.sum(2) * grid).sum(-1), (p.sum(3) * grid).sum(-1)], axis=-1)
    return [(t.y, want), (t.loss, mean((want - t.target) ** 2))]


def _radiance(t: Told) -> Pairs:
    density = f("softplus", t.z[..., :1] - 1) / 64
    before = density.cumsum(1) - density
    color = (np.exp(-before) * (1 - np.exp(-density)) * f("sigmoid", t.z[..., 1:])).sum(1)
    return [(t.y, color), (t.loss, mean((color - t.target) ** 2))]


def _sound(t: Told) -> Pairs:
    return [(t.y, f("tanh", t.z)), (t.loss, mean(abs(np.log(t.a + 1e-5) - np.log(t.b + 1e-5))))]


def _rotation(t: Told) -> Pairs:
    angle = np.arctan2(t.y[:, 1], t.y[:, 0])
    return [(np.hypot(*t.y.T), np.ones(32)), (t.loss, 1 - mean(np.cos(angle - t.target)))]


def _covariance(t: Told) -> Pairs:
    diagonal = f("softplus", np.diagonal(t.z, axis1=1, axis2=2))
    lower = np.tril(t.z, -1) + diagonal[..., None] * np.eye(3)
    white = np.linalg.solve(lower, t.target[..., None])[..., 0]
    want = (white**2 + np.log(2 * np.pi)).sum(1) / 2 + np.log(diagonal).sum(1)
    return [(t.loss, mean(want))]


def _squashed(t: Told) -> Pairs:
    a, spread = f("tanh", t.draw), f("softplus", t.z) + 1e-3
    density = normal(t.draw, t.mean, spread) - np.log(1 - a**2)
    return [(t.loss, -mean(density.sum(1) * t.advantage))]


def _distilled(t: Told) -> Pairs:
    mine, yours = log_shares(t.z / 4), log_shares(t.teacher / 4)
    return [(t.loss, 16 * mean((np.exp(yours) * (yours - mine)).sum(1)))]


def _ctc(t: Told) -> Pairs:
    z = t.z.swapaxes(0, 1) if t.framework == "pytorch" else t.z
    log_p = log_shares(z)
    return [(t.loss, mean(np.array([_path(p, s.astype(int)) for p, s in zip(log_p, t.target, strict=True)])))]


def _path(log_p: Array, symbols: Array) -> float:
    """The negative logarithm of all ways to say *symbols* with blanks and repeats between them."""
    said = np.zeros(2 * len(symbols) + 1, dtype=int)
    said[1::2] = symbols
    skip = np.zeros(len(said), dtype=bool)
    skip[3::2] = symbols[1:] != symbols[:-1]
    ways = np.full(len(said), -np.inf)
    ways[:2] = log_p[0, said[:2]]
    for step in log_p[1:]:
        one = np.concatenate([[-np.inf], ways[:-1]])
        two = np.where(skip, np.concatenate([[-np.inf, -np.inf], ways[:-2]]), -np.inf)
        ways = np.logaddexp(np.logaddexp(ways, one), two) + step[said]
    return -float(np.logaddexp(ways[-1], ways[-2]))


def _dirichlet(t: Told) -> Pairs:
    alpha = f("softplus", t.z) + 1
    return [(t.loss, mean(np.log(alpha.sum(1)) - np.log(named(alpha, t.target))))]


def _better(t: Told) -> Pairs:
    return [(t.loss, mean(f("softplus", t.worse - t.better)))]


def _weighted(t: Told) -> Pairs:
    share = np.array([0.5, 0.1, 0.02])
    weight = np.where(t.target > 0, (1 - share) / share, 1.0)
    return [(t.loss, mean(weight * binary(t.logits, t.target))), (t.y, f("sigmoid", t.logits))]


NUMBERS: Mapping[str, Callable[[Told], Pairs]] = {
    "lstm_gates": _lstm,
    "lstm_state": _gru,
    "rnn_state": _rnn,
    "highway_gate": _highway,
    "channel_gate": _channels("sigmoid"),
    "mobile_gate": _channels("hardsigmoid"),
    "wavenet_gate": lambda t: [(t.y, f("tanh", t.content) * f("sigmoid", t.gate))],
    "expert_router": lambda t: [(t.y, shares(np.sort(t.z)[:, :-3:-1]))],
    "attention_weights": _attention,
    "linear_attention": _linear_attention,
    "graph_attention": _graph_attention,
    "attention_projections": _projection,
    "residual_end": lambda t: [(t.y, t.x)],
    "linear_bottleneck": _standard,
    "autoencoder_code": lambda t: [(t.y, t.mean + np.exp(t.log_variance / 2) * t.noise)],
    "mlp_hidden": applied("relu"),
    "mlp_normalized": lambda t: [(t.h, f("relu", t.z)), (t.y, t.x)],
    "small_smooth_mlp": applied("tanh"),
    "cnn_hidden": lambda t: [(t.y, f("relu", t.z)), (t.z, t.x)],
    "detector_backbone": applied("leaky_relu", negative_slope=0.1),
    "super_resolution_hidden": applied("relu", "h"),
    "unet_hidden": applied("leaky_relu", negative_slope=0.01),
    "mobile_hidden": applied("relu6"),
    "binarized_hidden": applied("sign"),
    "deep_plain_tanh": applied("tanh"),
    "deep_dense_selu": _selu,
    "unnormalized_residual": _even,
    "transformer_ffn": lambda t: [(t.h, GATES["swiglu"]()(t.b, t.a))],
    "gan_generator_hidden": applied("relu"),
    "gan_discriminator_hidden": applied("leaky_relu", negative_slope=0.2),
    "autoencoder_hidden": applied("relu", "h"),
    "sparse_autoencoder_hidden": _sparse,
    "diffusion_hidden": lambda t: [(t.h, f("silu", t.z)), (t.y, t.x)],
    "graph_hidden": applied("relu"),
    "vocoder_hidden": applied("snake", "h"),
    "time_series_hidden": applied("relu"),
    "binary": lambda t: [(t.loss, mean(binary(t.logits, t.target))), (t.y, f("sigmoid", t.logits))],
    "multi_class": lambda t: [(t.loss, mean(classes(t.logits, t.target))), (t.y, shares(t.logits))],
    "multi_label": _weighted,
    "regression": lambda t: [(t.loss, mean(huber(t.y - t.target)))],
    "tokens": lambda t: [(t.logits, 30 * f("tanh", t.z / 30)), (t.loss, mean(classes(t.logits, t.target)))],
    "contrastive": _contrastive,
    "quantile": _quantile,
    "positive": lambda t: [(t.loss, mean((t.z - np.log(t.target)) ** 2))],
    "zero_inflated": _hurdle,
    "bounded": _bounded,
    "symmetric_bounded": lambda t: [(t.y, f("tanh", t.z)), (t.loss, mean(abs(t.y - t.target)))],
    "count": lambda t: [(t.loss, mean(f("exponential", t.z) - t.target * t.z))],
    "mean_variance": _gaussian,
    "ordinal": lambda t: [(t.loss, mean(binary(t.logits, t.target)))],
    "ranking": _better,
    "preference": _better,
    "mixture": _mixture,
    "flow": _flow,
    "survival": _cox,
    "implicit_hidden": lambda t: [(t.y, f("sine", t.z, omega=30.0))],
    "distance_field_hidden": _eikonal,
    "pinn_hidden": _residual,
    "rl_on_policy": applied("tanh", "h"),
    "rl_off_policy": applied("relu", "h"),
    "rl_pixels": _crelu,
    "continual_hidden": lambda t: [(t.y, f("leaky_relu", t.z, negative_slope=0.01)), (t.penalty, np.zeros(()))],
    "adversarial_training": applied("silu"),
    "private_training": applied("tanh"),
    "encrypted_inference": lambda t: [(t.y, t.z**2)],
    "verified_network": applied("relu"),
    "sparse_inference": applied("relu", "h"),
    "segmentation": _segmentation,
    "detection": _focal,
    "keypoints": _keypoints,
    "image_signed": lambda t: [(t.y, f("tanh", t.z)), (t.loss, mean(abs(t.y - t.target)))],
    "diffusion_output": lambda t: [(t.y, np.zeros_like(t.y)), (t.loss, mean(t.target**2))],
    "image_unit": lambda t: [(t.loss, mean(binary(t.logits, t.target))), (t.y, f("sigmoid", t.logits))],
    "radiance": _radiance,
    "waveform_output": _sound,
    "rotation": _rotation,
    "simplex": lambda t: [(t.loss, -mean((t.target * log_shares(t.logits)).sum(1))), (t.y, shares(t.logits))],
    "covariance": _covariance,
    "policy_discrete": lambda t: [(t.loss, mean(classes(t.logits, t.action) * t.advantage))],
    "policy_continuous": _squashed,
    "value": lambda t: [(t.loss, mean(huber(t.y - t.target)))],
    "adversary": lambda t: [(t.loss, mean(f("softplus", -t.real)) + mean(f("softplus", t.fake)))],
    "one_class": lambda t: [(t.loss, mean(((t.y - t.y.mean(0)) ** 2).sum(1)))],
    "distillation": _distilled,
    "sequence": _ctc,
    "evidential": _dirichlet,
}
