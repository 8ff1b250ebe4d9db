"""Random weights whose variance follows the size of the layer, so that signals keep theirs."""

from __future__ import annotations

from acts.initializers.base import Flat, Gaussian, Initializer, spelling
from acts.text import Text


class _Glorot(Initializer):
    def variance(self, fan_in: float, fan_out: float) -> float:
        return 2 / (fan_in + fan_out)


class _He(Initializer):
    def variance(self, fan_in: float, fan_out: float) -> float:
        return 2 / fan_in


class _Lecun(Initializer):
    def variance(self, fan_in: float, fan_out: float) -> float:
        return 1 / fan_in


class GlorotNormal(Gaussian, _Glorot):
    title = Text("Glorot (Xavier) normal", "Glorot(Xavier) 정규분포 초기화")
    about = Text(
        "Variance 2/(inputs + outputs), halfway between what the forward and the backward pass ask for: Xavier as Glorot "
        "and Bengio wrote it, for tanh-like functions. Not cut, as in PyTorch; Keras and JAX cut at ±2 deviations.",
        "분산은 2/(입력 수 + 출력 수)로, 순전파와 역전파가 바라는 값의 가운데입니다. Glorot과 Bengio의 논문에 나온 원래의 "
        "Xavier 초기화이며 tanh 같은 함수에 맞습니다. PyTorch처럼 자르지 않습니다. Keras와 JAX는 ±2 표준편차에서 자릅니다.",
    )
    tex = r"\mathrm{Var}(w) = \frac{2}{n_{\mathrm{in}} + n_{\mathrm{out}}}"
    source = "glorot2010"
    code = spelling("xavier_normal_(layer.weight)", "GlorotNormal()", "glorot_normal()")
    cut_in = ("keras", "jax")


class GlorotUniform(Flat, _Glorot):
    title = Text("Glorot (Xavier) uniform", "Glorot(Xavier) 균등분포 초기화")
    about = Text(
        "The same variance 2/(inputs + outputs) from a uniform distribution with bound √(6/(inputs + outputs)): the form "
        "in Glorot and Bengio's paper, and what a Dense layer of Keras does by default.",
        "같은 분산 2/(입력 수 + 출력 수)를 균등분포로 얻습니다. 경계는 √(6/(입력 수 + 출력 수))입니다. Glorot과 Bengio의 논문에 "
        "나온 꼴이며 Keras Dense 층의 기본값입니다.",
    )
    tex = r"w \sim \mathcal{U}\left(\pm\sqrt{\frac{6}{n_{\mathrm{in}} + n_{\mathrm{out}}}}\right)"
    source = "glorot2010"
    code = spelling("xavier_uniform_(layer.weight)", "GlorotUniform()", "glorot_uniform()")


class HeNormal(Gaussian, _He):
    title = Text("He (Kaiming) normal", "He(카이밍) 정규분포 초기화")
    about = Text(
        "Variance 2/inputs: twice LeCun's, to repay the half that ReLU throws away. Not cut, as in PyTorch; Keras and JAX "
        "cut at ±2 deviations and widen to keep the variance.",
        "분산은 2/(입력 수)입니다. ReLU가 버리는 절반을 메우려고 LeCun 초기화의 두 배로 잡습니다. PyTorch처럼 자르지 않습니다. "
        "Keras와 JAX는 ±2 표준편차에서 자르고 분산이 같아지도록 넓힙니다.",
    )
    tex = r"\mathrm{Var}(w) = \frac{2}{n_{\mathrm{in}}}"
    source = "he2015delving"
    code = spelling('kaiming_normal_(layer.weight, nonlinearity="relu")', "HeNormal()", "he_normal()")
    cut_in = ("keras", "jax")


class HeUniform(Flat, _He):
    title = Text("He (Kaiming) uniform", "He(카이밍) 균등분포 초기화")
    about = Text(
        "Variance 2/inputs from a uniform distribution with bound √(6/inputs), for ReLU and its relatives.",
        "분산 2/(입력 수)를 균등분포로 얻습니다. 경계는 √(6/(입력 수))이며 ReLU 계열에 맞습니다.",
    )
    tex = r"w \sim \mathcal{U}\left(\pm\sqrt{\frac{6}{n_{\mathrm{in}}}}\right)"
    source = "he2015delving"
    code = spelling('kaiming_uniform_(layer.weight, nonlinearity="relu")', "HeUniform()", "he_uniform()")


class LecunNormal(Gaussian, _Lecun):
    title = Text("LeCun normal", "LeCun(르쿤) 정규분포 초기화")
    about = Text(
        "Variance 1/inputs: a unit's sum gets the variance of one input. SELU needs exactly this. Not cut, as in PyTorch; "
        "Keras and JAX cut at ±2 deviations and widen to keep the variance.",
        "분산은 1/(입력 수)이므로 유닛이 더한 값의 분산이 입력 하나의 분산과 같아집니다. SELU에 꼭 필요한 초기화입니다. "
        "PyTorch처럼 자르지 않습니다. Keras와 JAX는 ±2 표준편차에서 자르고 분산이 같아지도록 넓힙니다.",
    )
    tex = r"\mathrm{Var}(w) = \frac{1}{n_{\mathrm{in}}}"
    source = "lecun1998"
    code = spelling('kaiming_normal_(layer.weight, nonlinearity="linear")', "LecunNormal()", "lecun_normal()")
    cut_in = ("keras", "jax")


class LecunUniform(Flat, _Lecun):
    title = Text("LeCun uniform", "LeCun(르쿤) 균등분포 초기화")
    about = Text(
        "Variance 1/inputs from a uniform distribution with bound √(3/inputs).",
        "분산 1/(입력 수)를 균등분포로 얻습니다. 경계는 √(3/(입력 수))입니다.",
    )
    tex = r"w \sim \mathcal{U}\left(\pm\sqrt{\frac{3}{n_{\mathrm{in}}}}\right)"
    source = "lecun1998"
    code = spelling('kaiming_uniform_(layer.weight, nonlinearity="linear")', "LecunUniform()", "lecun_uniform()")


class XavierFanIn(Gaussian, _Lecun):
    title = Text("Xavier as 1/√n", "Xavier(1/√n 꼴)")
    about = Text(
        "Deviation 1/√n for n inputs: what the lecture, Saitoh's book and Caffe call Xavier. It is LeCun's rule. Glorot's "
        "own has the outputs in it too; both agree only where a layer has as many outputs as inputs.",
        "입력이 n개일 때 표준편차를 1/√n로 둡니다. 강의와 사이토의 책, Caffe에서 Xavier라고 부르는 꼴이지만 실제로는 LeCun의 "
        "규칙입니다. Glorot의 원래 식에는 출력 수도 들어가며, 두 식은 입력 수와 출력 수가 같은 층에서만 일치합니다.",
    )
    tex = r"\sigma = \frac{1}{\sqrt{n_{\mathrm{in}}}}"
    source = "saitoh2016"
    code = spelling(
        'kaiming_normal_(layer.weight, nonlinearity="linear")',
        'VarianceScaling(1.0, "fan_in", "untruncated_normal")',
        'variance_scaling(1.0, "fan_in", "normal")',
    )
