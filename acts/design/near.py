"""What is said of a name that is not known, with the known one that looks most like it."""

from __future__ import annotations

from difflib import get_close_matches

from acts.design import sentences as say
from acts.text import Text

_NAMES = {
    name.casefold(): name
    for name in (
        "Linear", "Dense", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose2d", "Conv2DTranspose", "Embedding", "LSTM", "GRU",
        "RNN", "SimpleRNN", "BatchNorm", "BatchNorm1d", "BatchNorm2d", "BatchNormalization", "LayerNorm", "RMSNorm",
        "LayerNormalization", "GroupNorm", "InstanceNorm2d", "Dropout", "Dropout2d", "AlphaDropout", "MaxPool2d",
        "AvgPool2d", "AdaptiveAvgPool2d", "MaxPooling2D", "GlobalAveragePooling2D", "Flatten", "Input", "InputLayer",
        "ReLU", "ReLU6", "LeakyReLU", "PReLU", "ELU", "SELU", "GELU", "SiLU", "Swish", "Mish", "Tanh", "Sigmoid",
        "Hardswish", "Softplus", "Softmax", "LogSoftmax", "MultiheadAttention",
    )
}  # fmt: skip


def unknown(name: str) -> Text:
    """That *name* is not known here, and what may have been meant."""
    last = name.rpartition(".")[2]
    close = get_close_matches(last.replace("_", "").replace("-", "").casefold()[:40], _NAMES, 1, 0.72)
    if not close:
        return say.UNKNOWN.format(name=name[:40])
    meant = _NAMES[close[0]]
    return say.NEAR.format(name=name[:40], near=close[0] if last.islower() else meant)
