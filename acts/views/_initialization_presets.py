"""Where the initialization view can begin."""

from __future__ import annotations

from acts.views import _initialization_words as words
from acts.views.base import Preset

PRESETS = (
    Preset(words.PRESET_ONE, {}),
    Preset(words.PRESET_CENT, {"initializer.deviation": "0.01"}),
    Preset(words.PRESET_XAVIER, {"activation": "tanh", "initializer": "xavier_fan_in"}),
    Preset(words.PRESET_HE, {"activation": "relu", "initializer": "he_normal", "seeds": "5"}),
    Preset(words.PRESET_HIDDEN, {"initializer": "xavier_fan_in"}),
    Preset(words.PRESET_TORCH, {"activation": "relu", "initializer": "torch_linear", "depth": "10"}),
    Preset(words.PRESET_EXPLODE, {"activation": "relu"}),
    Preset(words.PRESET_SAME, {"initializer": "constant"}),
    Preset(
        words.PRESET_SKIP,
        {
            "activation": "tanh",
            "initializer": "glorot_normal",
            "depth": "50",
            "normalization": "layer",
            "residual": "1",
        },
    ),
    Preset(
        words.PRESET_TIP,
        {"activation": "silu", "initializer": "matched", "depth": "50", "samples": "200", "parts": "stability"},
    ),
    Preset(
        words.PRESET_EDGE,
        {
            "activation": "tanh",
            "initializer": "variance_scaling",
            "initializer.scale": "1.69",
            "bias": "0.2",
            "parts": "phase",
        },
    ),
    Preset(words.PRESET_TRAIN, {"activation": "relu", "initializer": "he_normal", "parts": "training_comparison"}),
    Preset(words.PRESET_RANGE, {"activation": "tanh", "initializer": "xavier_fan_in", "parts": "range_erratum"}),
    Preset(words.PRESET_DROPOUT, {"activation": "relu", "initializer": "he_normal", "parts": "dropout"}),
)
