"""What a network is made of, and what its pieces are called in PyTorch, Keras and plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import ValidationError

from acts.activations import ACTIVATIONS, Activation
from acts.vectors import VECTORS

Kind = Literal[
    "input",
    "linear",
    "conv",
    "recurrent",
    "embedding",
    "activation",
    "norm",
    "dropout",
    "pool",
    "shape",
    "join",
    "attention",
]
SIZED: tuple[Kind, ...] = ("linear", "conv", "recurrent", "embedding", "input")
Dialect = Literal["torch", "keras", "flax", "plain"]


@dataclass(frozen=True)
class Layer:
    """One piece of a network, as far as its text tells.

    ``name`` is the word in the text, ``line`` where it stands, from 1; ``inputs`` and ``outputs`` count features or
    channels; ``function`` is the slug of an activation; ``given`` are the arguments by name, positional ones as "0", "1".
    """

    kind: Kind
    name: str
    line: int
    inputs: int | None = None
    outputs: int | None = None
    function: str = ""
    given: tuple[tuple[str, object], ...] = ()
    dialect: Dialect = "plain"

    @property
    def weighted(self) -> bool:
        """Whether it has a weight matrix that is drawn at random."""
        return self.kind in ("linear", "conv", "recurrent")

    @property
    def biased(self) -> bool:
        """Whether it adds a bias, as a framework's layer does unless it is told not to; where no arguments stand, nobody knows."""
        asked = self.argument(
            "bias", "use_bias", *(("2",) if self.kind == "linear" and self.dialect == "torch" else ())
        )
        return self.weighted and self.dialect != "plain" and bool(self.given) and asked is not False

    @property
    def by_batch(self) -> bool:
        """Whether it is batch normalization."""
        return self.kind == "norm" and _plain(self.name).removeprefix("lazy").startswith(("batch", "bn"))

    @property
    def rate(self) -> float:
        """Of dropout, the share that it drops; 0 if its text does not tell."""
        asked = self.argument("p", "rate", "0")
        return float(asked) if isinstance(asked, int | float) and not isinstance(asked, bool) else 0.0

    def argument(self, *names: str) -> object:
        """What was written for the first of *names* that is there; ``None`` if none is."""
        said = dict(self.given)
        return next((said[name] for name in names if name in said), None)

    @property
    def activation(self) -> Activation | None:
        """The function of one number that it applies, with the slope or alpha that was written; ``None`` for others."""
        kind = ACTIVATIONS.get(self.function)
        if kind is None:
            return None
        try:
            return kind(**{k: self._number(k, i) for i, k in enumerate(kind.knobs()) if self._number(k, i) is not None})
        except ValidationError:
            return kind()

    def _number(self, knob: str, place: int) -> float | None:
        found = self.argument(knob, str(place))
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def kind_of(word: str) -> Kind | None:
    """What *word* names: "Linear", "Dense", "nn.Conv2d", "batch_norm"; ``None`` if it names no piece of a network."""
    plain = _plain(word)
    return _KINDS.get(plain) or ("activation" if function_of(word) else None)


def whole_name(word: str) -> str:
    """*word*, or the known name that it is the beginning of, as tables cut long ones: "BatchNormalizatio"."""
    plain = _plain(word)
    return word if plain in _KINDS or len(plain) < _SHORTEST else next((k for k in _KINDS if k.startswith(plain)), word)


def function_of(word: str) -> str:
    """The slug of the activation that *word* names, in whatever spelling; "" if it names none."""
    return _functions().get(_plain(word), "")


def loss_of(word: str) -> str:
    """The slug of the loss that *word* names; "" if it names none."""
    return _LOSSES.get(_plain(word), "")


def start_of(word: str) -> str:
    """The slug of the initializer that *word* names; "" if it names none."""
    return _STARTS.get(_plain(word).rstrip("_"), "")


def _plain(word: str) -> str:
    return word.rpartition(".")[2].replace("_", "").replace("-", "").replace(" ", "").casefold()


@cache
def _functions() -> Mapping[str, str]:
    known = {slug.replace("_", ""): slug for slug in (*ACTIVATIONS, *VECTORS) if slug != "formula"}
    return known | _SPELLINGS


_SHORTEST = 5
_SPELLINGS = {
    "swish": "silu",
    "hardsilu": "hardswish",
    "relusquared": "relu2",
    "softmax2d": "softmax",
    "exp": "exponential",
    "sin": "sine",
    "linear": "identity",
    "atan": "arctan",
    "gelunew": "gelu_tanh",
}
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("linear", "lazylinear", "dense", "fc", "fullyconnected", "nondynamicallyquantizablelinear"), "linear"),
    **dict.fromkeys((f"{a}conv{b}{c}" for a in ("", "lazy", "separable", "depthwise") for b in ("", "transpose") for c in ("", "1d", "2d", "3d")), "conv"),
    **dict.fromkeys(("convtranspose1d", "convtranspose2d", "conv2dtranspose", "conv1dtranspose"), "conv"),
    **dict.fromkeys(("rnn", "lstm", "gru", "simplernn", "rnncell", "lstmcell", "grucell"), "recurrent"),
    **dict.fromkeys(("embedding", "embed", "embeddingbag"), "embedding"),
    **dict.fromkeys(("batchnorm", "batchnorm1d", "batchnorm2d", "batchnorm3d", "batchnormalization", "bn"), "norm"),
    **dict.fromkeys(("layernorm", "layernormalization", "rmsnorm", "rmsnormalization", "ln"), "norm"),
    **dict.fromkeys(("groupnorm", "groupnormalization", "instancenorm2d", "instancenorm1d", "instancenorm", "norm"), "norm"),
    **dict.fromkeys(("dropout", "dropout1d", "dropout2d", "dropout3d", "spatialdropout2d", "alphadropout", "featurealphadropout"), "dropout"),
    **dict.fromkeys((f"{how}pool{where}" for how in ("max", "avg", "adaptiveavg", "adaptivemax") for where in ("", "1d", "2d", "3d")), "pool"),
    **dict.fromkeys((f"{how}pooling{where}" for how in ("max", "average", "globalaverage", "globalmax") for where in ("1d", "2d", "3d")), "pool"),
    **dict.fromkeys(("flatten", "unflatten", "reshape", "permute", "zeropadding2d", "upsample", "upsampling2d", "rescaling", "pixelshuffle"), "shape"),
    **dict.fromkeys(("input", "inputlayer", "inputs"), "input"),
    **dict.fromkeys(("add", "concatenate", "average", "multiply", "subtract", "maximum", "minimum", "dot"), "join"),
    **dict.fromkeys(("multiheadattention", "attention", "additiveattention", "groupqueryattention"), "attention"),
}  # fmt: skip
_LOSSES: Mapping[str, str] = {
    "crossentropyloss": "cross_entropy", "crossentropy": "cross_entropy", "softmaxcrossentropy": "cross_entropy",
    "bcewithlogitsloss": "bce_logits",
    "bceloss": "bce", "nllloss": "nll", "mseloss": "mse", "mse": "mse", "meansquarederror": "mse",
    "l1loss": "mae", "mae": "mae", "meanabsoluteerror": "mae", "huber": "mae", "smoothl1loss": "mae",
    "binarycrossentropy": "bce", "categoricalcrossentropy": "ce_probabilities",
    "softmaxcrossentropywithintegerlabels": "cross_entropy", "sigmoidbinarycrossentropy": "bce_logits",
    "squarederror": "mse", "huberloss": "mae", "binarycrossentropywithlogits": "bce_logits",
    "sparsecategoricalcrossentropy": "ce_probabilities", "poissonnllloss": "poisson_log", "poisson": "poisson",
}  # fmt: skip
_STARTS: Mapping[str, str] = {
    "kaimingnormal": "he_normal", "henormal": "he_normal", "kaiminguniform": "he_uniform", "heuniform": "he_uniform",
    "xaviernormal": "glorot_normal", "glorotnormal": "glorot_normal", "xavieruniform": "glorot_uniform",
    "glorotuniform": "glorot_uniform", "lecunnormal": "lecun_normal", "lecununiform": "lecun_uniform",
    "orthogonal": "orthogonal", "zeros": "zeros",
}  # fmt: skip
