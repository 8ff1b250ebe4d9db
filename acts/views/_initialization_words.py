"""What the initialization view says."""

from __future__ import annotations

from collections.abc import Mapping

from acts.text import Text

TITLE = Text("Initialization", "가중치 초기화")
ABOUT = Text(
    "Do the signal and the gradient survive their way through a stack of layers? The first weights and the activation "
    "function decide it together, before training has begun.",
    "신호와 기울기(그레이디언트)는 여러 층을 지나도 살아남습니까? 학습을 시작하기도 전에 가중치 초깃값과 활성화 함수의 조합이 "
    "답을 정합니다.",
)
FOLLOWING = Text(
    "Next: which units stop answering while the network learns?", "다음: 학습하는 동안 어떤 유닛이 반응을 멈춥니까?"
)

PRESET_ONE = Text("Deviation 1: units saturate", "표준편차 1: 유닛이 포화")
PRESET_CENT = Text("Deviation 0.01: every unit says 0.5", "표준편차 0.01: 모든 유닛이 0.5")
PRESET_XAVIER = Text("Xavier 1/√n with tanh: the signal carries", "Xavier 1/√n와 tanh: 신호가 이어짐")
PRESET_HE = Text("He √(2/n) with ReLU: the signal carries", "He √(2/n)와 ReLU: 신호가 이어짐")
PRESET_HIDDEN = Text("Xavier with sigmoid: healthy only to look at", "Xavier와 시그모이드: 겉만 건강함")
PRESET_TORCH = Text("PyTorch's default: ReLU fades", "PyTorch 기본값: ReLU 신호가 사라짐")
PRESET_EXPLODE = Text("Deviation 1 with ReLU: values explode", "표준편차 1과 ReLU: 값이 폭주")
PRESET_SKIP = Text("Residual connections: 50 layers carry", "잔차 연결: 50층도 이어짐")
PRESET_EDGE = Text("Tanh at the edge of chaos", "혼돈의 경계에 선 Tanh")
PRESET_TRAIN = Text("Does it matter for training?", "학습에도 차이가 나는가")
PRESET_TIP = Text("50 layers of SiLU: the balance tips over", "SiLU 50층: 균형이 무너짐")
PRESET_RANGE = Text("What the range from 0 to 1 hides", "0~1 범위에서 빠지는 값")
PRESET_DROPOUT = Text("Dropout: is one network the ensemble?", "드롭아웃: 신경망 하나가 앙상블과 같은가")
PRESET_SAME = Text("Equal weights: all units are one", "같은 가중치: 모든 유닛이 하나처럼")

ACTIVATION = Text("Activation function", "활성화 함수")
INITIALIZER = Text("Initializer", "가중치 초기화 방법")
INITIALIZER_HELP = Text(
    "The rule by which the first weights are drawn. What it says, and whose it is, stands below.",
    "처음 가중치를 뽑는 규칙입니다. 규칙의 내용과 출처는 아래에 있습니다.",
)
DEPTH = Text("Layers", "층 수")
WIDTH = Text("Units per layer", "층마다 유닛 수")
HISTOGRAMS = Text("Histograms of", "히스토그램 대상")
HISTOGRAMS_HELP = Text(
    "The sums z = hW + b reach the function, the activations h = f(z) leave it, and the gradient by z comes back down.",
    "활성화 전 값 z = hW + b는 함수에 들어가고, 활성값 h = f(z)는 함수에서 나오며, z에 대한 기울기는 거꾸로 내려옵니다.",
)
SEEN: Mapping[str, Text] = {
    "values": Text("activations h", "활성값 h"),
    "sums": Text("pre-activations z", "활성화 전 값 z"),
    "gradients": Text("gradients by z", "z에 대한 기울기"),
}
SEEDS = Text("Seeds", "시드 수")
SEEDS_HELP = Text(
    "How many networks are drawn, each from a seed of its own. Marks show their mean, bands their range.",
    "저마다 다른 시드로 만드는 신경망의 개수입니다. 표식은 평균, 띠는 최솟값부터 최댓값까지입니다.",
)
NORMALIZATION = Text("Normalization before the function", "활성화 전 정규화")
NORMALIZATION_HELP = Text(
    "Brings z to mean 0 and variance 1: for each unit over the inputs (batch), or for each input over the layer (layer).",
    "z를 평균 0, 분산 1로 맞춥니다. 배치 정규화는 유닛마다 입력에 걸쳐, 층 정규화는 입력마다 층에 걸쳐 맞춥니다.",
)
NORMALIZATIONS: Mapping[str, Text] = {
    "none": Text("none", "없음"),
    "batch": Text("batch", "배치 정규화"),
    "layer": Text("layer", "층 정규화"),
}
RESIDUAL = Text("Residual connections", "잔차 연결")
RESIDUAL_HELP = Text(
    "What came into a layer is added to what goes out.", "층에 들어온 값을 층에서 나가는 값에 더합니다."
)
DROPOUT = Text("Dropout rate", "드롭아웃 비율")
DROPOUT_HELP = Text(
    "The share of the values that are set to 0 at random; the others are divided by the share that is kept.",
    "무작위로 0이 되는 값의 비율입니다. 나머지 값은 남는 비율로 나눕니다.",
)
CORRELATION = Text("Correlation of the normal inputs", "정규분포 입력 사이의 상관")
CORRELATION_HELP = Text(
    "At 0 two inputs have nothing in common, at 1 they are the same.",
    "0이면 두 입력에 공통점이 없고, 1이면 두 입력이 같습니다.",
)
RANGE = Text("Range of the activations", "활성값의 범위")
RANGE_HELP = Text(
    "What the histograms of h span. The lecture's range suits the sigmoid and leaves out the values beyond it.",
    "h의 히스토그램이 보여 주는 범위입니다. 강의의 범위는 시그모이드에 맞춘 것으로, 그 밖의 값은 빠집니다.",
)
RANGES: Mapping[str, Text] = {
    "all": Text("every value", "모든 값"),
    "lecture": Text("the lecture's 0 to 1", "강의의 0~1"),
}
SAMPLES = Text("Inputs", "입력 수")
BIAS = Text("Deviation of the biases", "편향의 표준편차")
INPUTS = Text("What goes in", "입력의 종류")
INPUT_KINDS: Mapping[str, Text] = {
    "normal": Text("normal numbers", "정규분포 난수"),
    "digits": Text("digit images", "숫자 이미지"),
}
SEED = Text("Random seed", "난수 시드")

THEORY = Text(" (theory: {value})", "(이론값 {value})")
FINDINGS: Mapping[str, Text] = {
    "range": Text(
        "The values explode: in layer {bad} they leave the range of 32-bit floats, and nothing above it can be computed.",
        "값이 폭주합니다. {bad}층에서 32비트 부동소수점의 범위를 벗어나 그 위층은 계산할 수 없습니다.",
    ),
    "same": Text(
        "All {width} units of a layer give the same answer and receive the same gradient, so every layer works as one "
        "single unit.",
        "한 층의 유닛 {width}개가 모두 같은 값을 내고 같은 기울기(그레이디언트)를 받으므로 층 전체가 유닛 하나처럼 동작합니다.",
    ),
    "growth": Text(
        "The values explode: their standard deviation is {std_first} in layer 1 and {std_last}{theory} in layer {last}.",
        "값이 폭주합니다. 활성값의 표준편차는 1층 {std_first}, {last}층 {std_last}{theory}입니다.",
    ),
    "flat": Text(
        "The units saturate: {share} of all slopes are nearly flat, because the sums that reach a unit run far past the "
        "steep part of the function.",
        "유닛이 포화합니다. 유닛에 모이는 합이 함수의 가파른 구간을 크게 벗어나, 거의 0인 미분값의 비율이 {share}입니다.",
    ),
    "hidden": Text(
        "The histograms look healthy, but the signal is gone: all values together still spread {std_last}, while one "
        "unit's answers to different inputs spread only {spread_last}{theory} in layer {last}, after {spread_first} in "
        "layer 1.",
        "히스토그램은 건강해 보이지만 신호는 사라졌습니다. {last}층의 전체 표준편차는 {std_last}이지만, 입력에 따른 유닛별 "
        "퍼짐은 1층 {spread_first}에서 {last}층 {spread_last}{theory}까지 줄었습니다.",
    ),
    "stuck": Text(
        "Every unit says about {mean_last} whatever comes in: its answers to different inputs spread {spread_first} in "
        "layer 1 and only {spread_last}{theory} in layer {last}.",
        "무엇이 들어와도 모든 유닛의 값은 약 {mean_last}입니다. 입력에 따른 유닛별 퍼짐은 1층 {spread_first}에서 {last}층 "
        "{spread_last}{theory}까지 줄었습니다.",
    ),
    "fade": Text(
        "The signal fades: one unit's answers to different inputs spread {spread_first} in layer 1 and only "
        "{spread_last}{theory} in layer {last}.",
        "신호가 점점 사라집니다. 입력에 따른 유닛별 퍼짐은 1층 {spread_first}에서 {last}층 {spread_last}{theory}까지 줄었습니다.",
    ),
    "faint": Text(
        "The values keep their size, but the gradient vanishes: of what it was in layer {last}, {error} is left in layer 1.",
        "값의 크기는 유지되지만 기울기(그레이디언트)가 소실됩니다. {last}층에서 1층으로 내려오는 동안 처음 크기의 {error}만 남습니다.",
    ),
    "wild": Text(
        "The values keep their size, but the gradient explodes: in layer 1 it is {error} times what it was in layer {last}.",
        "값의 크기는 유지되지만 기울기(그레이디언트)가 폭주합니다. 1층의 기울기는 {last}층의 {error}배입니다.",
    ),
    "one": Text(
        "One layer alone is no test: its values spread {std_last}{theory}; add layers to see what repetition does.",
        "층이 하나뿐이면 알 수 있는 것이 적습니다. 활성값의 표준편차는 {std_last}{theory}입니다. 층을 늘려 반복의 효과를 확인하세요.",
    ),
    "carries": Text(
        "The signal carries: one unit's answers to different inputs spread {spread_first} in layer 1 and {spread_last}{theory} "
        "in layer {last}, and the gradient in layer 1 is {error} times that of layer {last}.",
        "신호가 잘 이어집니다. 입력에 따른 유닛별 퍼짐은 1층 {spread_first}, {last}층 {spread_last}{theory}이며, 1층의 "
        "기울기(그레이디언트)는 {last}층의 {error}배입니다.",
    ),
}

BEYOND_TITLE = Text("Nothing from layer {bad} on could be measured", "{bad}층부터는 측정할 수 없습니다")
BEYOND = Text(
    "The values there exceed 3.4 × 10³⁸, the largest 32-bit float; networks are trained in such numbers. The figures show "
    "the layers below.",
    "값이 학습에 쓰는 32비트 부동소수점의 최댓값 3.4 × 10³⁸을 넘습니다. 그림에는 그 아래층만 나타냈습니다.",
)
HIDDEN_TITLE = Text("The range from 0 to 1 hides {share} of these values", "0~1 범위에 들지 않는 값이 {share}입니다")
HIDDEN = Text(
    "This is the range of the lecture's histograms, which were made for the sigmoid. Share of the values outside it, by "
    "layer: {shares}.",
    "강의의 히스토그램에 쓴 범위이며 시그모이드에 맞춘 것입니다. 층별로 범위 밖에 있는 값의 비율: {shares}.",
)

STAT_SIGNAL = Text(
    "spread of one unit's answers in layer {last}; in layer 1 it is {first}",
    "{last}층의 유닛별 퍼짐. 1층에서는 {first}",
)
STAT_FLAT = Text("of the slopes are nearly flat, mean of the layers", "거의 0인 미분값의 비율, 층 평균")
STAT_ZERO = Text("of the values are exactly 0, mean of the layers", "정확히 0인 활성값의 비율, 층 평균")
STAT_ERROR = Text("gradient in layer 1, for 1 in layer {last}", "{last}층을 1로 볼 때 1층의 기울기(그레이디언트)")

STRIP_TITLES: Mapping[str, Text] = {
    "values": Text("Activations layer by layer", "층별 활성값"),
    "sums": Text("Pre-activations layer by layer", "층별 활성화 전 값"),
    "gradients": Text("Gradients layer by layer", "층별 기울기(그레이디언트)"),
}
STRIP_CAPTIONS: Mapping[str, Text] = {
    "values": Text(
        "How all values h = f(z) of a layer are spread over 30 bins, on one scale; the height is the share of the "
        "values.{some}{cut}",
        "한 층의 모든 활성값 h = f(z)를 30개 구간으로 나눈 히스토그램입니다. 가로축과 세로축은 모든 층에서 같으며 높이는 값의 비율입니다."
        "{some}{cut}",
    ),
    "sums": Text(
        "How all sums z that the activation function receives are spread over 30 bins, on one scale; the height is the "
        "share of the sums.{some}{cut}",
        "활성화 함수에 들어가는 값 z를 층마다 30개 구간으로 나눈 히스토그램입니다. 가로축과 세로축은 모든 층에서 같으며 높이는 값의 비율입니다."
        "{some}{cut}",
    ),
    "gradients": Text(
        "How the derivatives with respect to z are spread over 30 bins. Every layer has a scale of its own, up to its largest "
        "gradient; compare the numbers under the panels.{some}{cut}",
        "z에 대한 미분값을 층마다 30개 구간으로 나눈 히스토그램입니다. 가로축은 층마다 다르며 그 층에서 가장 큰 값까지입니다. 칸 아래의 숫자를 "
        "비교하세요.{some}{cut}",
    ),
}
SOME = Text(" Five of {depth} layers are shown.", " 전체 {depth}개 층 가운데 다섯 층만 나타냈습니다.")
CUT = Text(
    " Bars that leave the panel carry their share in writing.", " 칸을 벗어나는 막대에는 비율을 숫자로 적었습니다."
)
FIELDS_HEAD = Text("All layers at once", "모든 층을 한눈에")
FIELDS_TITLE = Text("Every value of every layer", "모든 층의 모든 값")
FIELDS_CAPTION = Text(
    "One column a layer, from 1 on the left to {depth} on the right: its histogram seen from above. The stronger the color, the "
    "larger the share of the layer's values in that bin; where there is none, nothing is drawn.{outside} “By its layer's "
    "largest” stands where layers differ too much for one scale.",
    "왼쪽 1층부터 오른쪽 {depth}층까지 세로줄 하나가 한 층이며, 그 층의 히스토그램을 위에서 내려다본 모습입니다. 색이 진할수록 그 구간에 든 값의 "
    "비율이 크고, 값이 없는 구간은 비워 두었습니다.{outside} 층마다 크기가 크게 달라 한 눈금에 담을 수 없으면 "
    "‘층별 최댓값 기준’으로 나타냈습니다.",
)
FIELDS_OUTSIDE = Text(
    " The row apart at the top or the bottom holds what lies beyond the range.",
    " 위나 아래에 떨어져 있는 줄은 범위를 벗어난 값입니다.",
)
FIELDS: Mapping[str, Text] = {
    "values": Text("Activations h", "활성값 h"),
    "sums": Text("Pre-activations z", "활성화 전 값 z"),
    "gradients": Text("Gradients by z", "z에 대한 기울기"),
}
OWN_SCALE = Text("{name}, by its layer's largest", "{name}(층별 최댓값 기준)")
BEYOND_END = Text("{share} outside", "범위 밖 {share}")
FIELDS_ALT = Text(
    "Heat map of all layers ({name}): the middle nine tenths of the values lie between {first_low} and {first_high} in layer 1, "
    "and between {end_low} and {end_high} in layer {last}; {outside} lie outside.",
    "모든 층의 히트맵({name}): 가운데 90%의 값은 1층에서 {first_low}부터 {first_high}까지, {last}층에서 {end_low}부터 {end_high}까지 "
    "퍼져 있습니다. 범위 밖의 값: {outside}.",
)
PANEL = Text("Layer {layer}", "{layer}층")
PANEL_ALT = Text(
    "Histogram of layer {layer}: the tallest of 30 bars, near {at}, holds {share} of the values; {outside} lie outside.",
    "{layer}층의 히스토그램: 막대 30개 가운데 가장 높은 막대는 {at} 부근이며 값의 비율은 {share}입니다. 범위 밖의 값: {outside}.",
)
AXES: Mapping[str, Text] = {
    "values": Text("Activation", "활성값"),
    "sums": Text("Pre-activation", "활성화 전 값"),
    "gradients": Text("Gradient", "기울기"),
}
TIMES = Text("{name} / {power}", "{name} / {power}")
LAYER = Text("Layer", "층")

SPREAD_TITLE = Text("How widely the values spread", "활성값의 퍼짐")
SPREAD_CAPTION = Text(
    "Rings: standard deviation of all values of a layer. Diamonds: standard deviation across the inputs for one unit, "
    "averaged over the units; only this part carries information.{lines}",
    "고리: 층의 모든 활성값의 표준편차. 마름모: 유닛 하나의 값이 입력에 따라 퍼지는 정도(유닛별 퍼짐)의 평균으로, 정보를 나르는 "
    "것은 이 부분뿐입니다.{lines}",
)
LINES = Text(" Lines: theory for very wide layers.", " 선: 매우 넓은 층에 대한 이론값.")
LINES_BATCH = Text(
    " Lines: theory for very wide layers and large batches, whose inputs differ in many directions.",
    " 선: 매우 넓은 층과 큰 배치에 대한 이론값이며, 배치의 입력이 여러 방향으로 서로 다르다고 가정합니다.",
)
NO_LINES = Text(
    " There is no line: the theory asks for weights drawn at random around 0.",
    " 이론은 0을 중심으로 무작위로 뽑은 가중치를 전제하므로 선을 그리지 않았습니다.",
)
BAND = Text(
    " Marks: mean of {seeds} seeds; bands: from the least to the largest of them.",
    " 표식: 시드 {seeds}개의 평균. 띠: 그 가운데 최솟값부터 최댓값까지.",
)
ALIKE_HEAD = Text("Can the inputs still be told apart?", "입력이 서로 구별되는가")
ALIKE_TITLE = Text("Correlation of two inputs layer by layer", "두 입력의 층별 상관")
ALIKE_CAPTION = Text(
    "Mean product of the pre-activations of two different inputs, divided by their mean square, over all pairs. At 1, all "
    "inputs look the same and nothing can be learned about them; at 0 they have nothing in common.{lines}",
    "서로 다른 두 입력의 활성화 전 값을 곱해 평균한 뒤 제곱 평균으로 나눈 값입니다(모든 쌍). 1이면 모든 입력이 똑같아 보여 아무것도 배울 "
    "수 없고, 0이면 공통점이 없습니다.{lines}",
)
ALIKE_ALT = Text(
    "The correlation of two inputs goes from {alike_first} in layer 1 to {alike_last} in layer {last}.",
    "두 입력의 상관은 1층 {alike_first}에서 {last}층 {alike_last}까지 변합니다.",
)
ALIKE = Text("correlation", "상관")
ALIKE_AXIS = Text("Correlation", "상관")
SPREAD_ALT = Text(
    "From layer 1 to layer {last} the standard deviation of all values goes from {std_first} to {std_last}, the spread of "
    "one unit across inputs from {spread_first} to {spread_last}.",
    "1층에서 {last}층까지 전체 표준편차는 {std_first}에서 {std_last}, 유닛별 퍼짐은 {spread_first}에서 {spread_last}까지 변합니다.",
)
ALL = Text("all values", "전체")
UNIT = Text("per unit", "유닛별")
STD = Text("Standard deviation", "표준편차")
STD_LOG = Text("Standard deviation (log scale)", "표준편차(로그 눈금)")

BACK_HEAD = Text("What comes back down", "거꾸로 내려오는 기울기(그레이디언트)")
BACK_TITLE = Text("Gradient layer by layer", "층별 기울기(그레이디언트)")
BACK_CAPTION = Text(
    "Errors drawn from N(0, 1) arrive at the top layer's values and go back down. Rings: standard deviation of the "
    "derivative with respect to what each layer's units add up.{lines}",
    "N(0, 1)에서 뽑은 오차를 맨 위층의 활성값에 주고 역전파합니다. 고리: 각 층의 활성화 전 값 z에 대한 미분값의 표준편차.{lines}",
)
BACK_ALT = Text(
    "The standard deviation of the gradient goes from {gradient_last} in layer {last} to {gradient_first} in layer 1.",
    "기울기(그레이디언트)의 표준편차는 {last}층 {gradient_last}에서 1층 {gradient_first}까지 변합니다.",
)
GRADIENT = Text("gradient", "기울기")
BACK = Text("Standard deviation of the gradient", "기울기의 표준편차")
BACK_LOG = Text("Standard deviation of the gradient (log scale)", "기울기의 표준편차(로그 눈금)")

WHY_HEAD = Text("Why", "이유")
REASON = Text(
    "From layer to layer, the standard deviation of all values is multiplied by {growth}, the spread across inputs by {signal}, "
    "and the gradient, on its way down, by {error} (means over the layers). Such factors multiply with depth: only near 1 do "
    "signal and gradient survive many layers.",
    "한 층을 지날 때마다 전체 표준편차는 {growth}배, 입력에 따른 퍼짐은 {signal}배, 거꾸로 내려오는 기울기(그레이디언트)는 {error}배가 됩니다(층 "
    "평균). 이 배수는 깊이만큼 거듭 곱해지므로 1에 가까워야 신호와 기울기가 여러 층을 지나도 살아남습니다.",
)
REASON_BOTH = Text(
    "From layer to layer, the standard deviation of all values is multiplied by {growth} (theory for wide layers: "
    "{growth_theory}), the spread across inputs by {signal} ({signal_theory}), and the gradient, on its way down, by {error} "
    "({error_theory}); these are means over the layers. Such factors multiply with depth: only near 1 do signal and gradient "
    "survive many layers.",
    "한 층을 지날 때마다 전체 표준편차는 {growth}배(넓은 층의 이론값 {growth_theory}), 입력에 따른 퍼짐은 {signal}배({signal_theory}), 거꾸로 "
    "내려오는 기울기(그레이디언트)는 {error}배({error_theory})가 됩니다(층 평균). 이 배수는 깊이만큼 거듭 곱해지므로 1에 가까워야 신호와 "
    "기울기가 여러 층을 지나도 살아남습니다.",
)
CHANGE_HEAD = Text("What to change", "바꿀 점")
KEEP_IT = Text(
    "At this depth nothing has to change. From layer to layer the spread across inputs is multiplied by {rate} here; in a "
    "much deeper stack such factors multiply.",
    "이 깊이에서는 바꿀 것이 없습니다. 여기서 입력에 따른 퍼짐은 한 층마다 {rate}배가 됩니다. 훨씬 깊은 신경망에서는 이 배수가 거듭 곱해집니다.",
)
NORMALIZE = Text(
    "Residual connections add each layer's values to those below, so sizes pile up with depth. Normalize before the activation "
    "function, or draw smaller weights, by a factor of 1/√depth.",
    "잔차 연결은 층의 값을 아래층의 값에 더하므로 깊어질수록 크기가 쌓입니다. 활성화 전에 정규화하거나, 가중치를 1/√(층 수)배로 줄이세요.",
)
LESS_DROPOUT = Text(
    "Dropout widens what it keeps, and with it the size of the values from layer to layer. Take a smaller rate, or weights whose "
    "variance is smaller by the share that is kept.",
    "드롭아웃은 남긴 값을 키우므로 층을 지날 때마다 값의 크기도 커집니다. 비율을 낮추거나 가중치의 분산을 남기는 비율만큼 줄이세요.",
)
ADD_RESIDUAL = Text(
    "Normalization already fixes the size of the values whatever the weights; what is lost here is lost to depth. Add residual "
    "connections, which carry signal and gradient past each layer, or take fewer layers.",
    "정규화를 하면 가중치와 관계없이 값의 크기가 맞추어집니다. 여기서 잃는 것은 깊이 때문입니다. 신호와 기울기(그레이디언트)를 층 너머로 전달하는 "
    "잔차 연결을 더하거나 층을 줄이세요.",
)
RESIDUAL_TOO = Text(
    "This network is already normalized and has residual connections; the size of the weights is not the reason. Take fewer "
    "layers, or an activation function whose values lie around 0.",
    "이미 정규화와 잔차 연결을 쓰고 있으므로 가중치의 크기 때문이 아닙니다. 층을 줄이거나 값이 0을 중심으로 하는 활성화 함수를 고르세요.",
)
BREAK_SYMMETRY = Text(
    "Draw the weights at random: any random initializer makes the units differ, and then they learn different things. Zeros "
    "and constants are fine for biases.",
    "가중치를 무작위로 뽑으세요. 무작위 초기화라면 무엇이든 유닛을 서로 다르게 만들어 대칭성을 깨고, 그래야 서로 다른 것을 "
    "학습합니다. 0이나 상수는 편향에 쓰면 됩니다.",
)
NEEDS = Text(
    "The forward gain of {name} is {gain}: weights of deviation {gain}/√n, which is {wanted} for {width} inputs, keep values "
    "of unit size at their size. The weights drawn here have {now}.",
    "활성화 함수의 순전파 이득({name}): {gain}. 입력이 {width}개일 때 가중치의 표준편차를 {gain}/√n = {wanted} 정도로 두면 크기가 1인 "
    "값이 그 크기를 유지합니다. 지금 뽑은 가중치의 표준편차: {now}.",
)
FITS_ALREADY = Text(
    "The weights already have the deviation that keeps the values of {name} at their size: {gain}/√n, which is {wanted} for "
    "{width} inputs. What is lost comes from depth and from chance in narrow layers: take wider or fewer layers, or add "
    "normalization or residual connections.",
    "가중치의 표준편차는 이미 값의 크기를 유지하는 {gain}/√n입니다({name}, 입력 {width}개일 때 {wanted}). 남은 손실은 깊이와 좁은 층의 "
    "우연에서 옵니다. 층을 넓히거나 줄이고, 정규화나 잔차 연결을 더하세요.",
)
TRADE = Text(
    "With {name} no deviation does everything. Weights of {gain}/√n keep the size of the values, but most of that size is a "
    "constant, and each layer multiplies the variance of the gradient by {chi}; larger weights pass more gradient only "
    "by saturating units. Take tanh with Glorot or ReLU with He instead.",
    "표준편차만으로는 모두 해결할 수 없습니다({name}). {gain}/√n으로 두면 값의 크기는 유지되지만 그 대부분이 상수여서 "
    "기울기(그레이디언트)의 분산이 한 층마다 {chi}배가 됩니다. 가중치를 더 키우면 기울기는 더 전달되지만 유닛이 포화합니다. tanh와 "
    "Glorot, 또는 ReLU와 He의 조합을 쓰세요.",
)
BEYOND_GAIN = Text(
    "Under a normal input the mean square of this function, or of its slope, is too large for floating point: {name}. "
    "There is no deviation of the weights that keeps the size.",
    "정규분포 입력에서 이 함수 또는 그 미분값의 제곱 평균이 부동소수점 범위를 넘습니다: {name}. 크기를 유지하는 가중치 "
    "표준편차는 없습니다.",
)
NO_SLOPE = Text(
    "The slope is 0 wherever there is no jump ({name}), so no initializer can bring a gradient through it. Choose another "
    "function.",
    "뛰는 곳을 빼면 미분값이 어디서나 0이므로({name}) 어떤 초기화를 써도 기울기(그레이디언트)를 전달할 수 없습니다. 다른 함수를 고르세요.",
)

TABLE_HEAD = Text("Layer by layer", "층별 수치")
TABLE_TITLE = Text("Signal and gradient in numbers", "신호와 기울기(그레이디언트)의 수치")
TABLE_CAPTION = Text(
    "Unit spread: across the inputs, for one unit. Flat: slopes under 1 % of the largest.",
    "유닛별 퍼짐: 유닛 하나의 값이 입력에 따라 퍼지는 정도. 포화: 가장 큰 미분값의 1%에 못 미치는 미분값의 비율.",
)
COLUMNS = (
    LAYER,
    Text("Mean", "평균"),
    Text("Standard deviation", "표준편차"),
    Text("Theory", "이론값"),
    Text("Unit spread", "유닛별 퍼짐"),
    Text("Theory", "이론값"),
    Text("Flat", "포화"),
    Text("Exactly 0", "정확히 0"),
    Text("Gradient", "기울기"),
    Text("Theory", "이론값"),
)
MORE_HEAD = Text("More of every layer: q, c, χ, rank, units, norms", "층별 수치 더 보기: q, c, χ, 랭크, 유닛, 노름")
FIELD_TITLE = Text("Length, correlation and the growth of the error", "길이, 상관, 오차의 증가")
FIELD_CAPTION = Text(
    "q: mean square of the pre-activations. c: correlation of two inputs. χ: squared gradient of the layer below by that of this "
    "layer.",
    "q: 활성화 전 값의 제곱 평균. c: 두 입력의 상관. χ: 아래층 기울기의 제곱을 이 층 기울기의 제곱으로 나눈 값.",
)
FIELD_COLUMNS = (
    LAYER,
    Text("q", "q"),
    Text("Theory", "이론값"),
    Text("c", "c"),
    Text("Theory", "이론값"),
    Text("χ", "χ"),
    Text("Theory", "이론값"),
)
UNITS_TITLE = Text("Directions, units and norms", "방향, 유닛, 노름")
UNITS_CAPTION = Text(
    "h²: mean square of the activations. Rank: effective number of directions that they use. Distinct: units that differ from "
    "each other on at least one input. Dead: units whose slope is 0 for every input. Norms: of the gradient by z for one input, "
    "and by the weights for the mean over the inputs.",
    "h²: 활성값의 제곱 평균. 랭크: 활성값이 실제로 쓰는 방향의 수(유효 랭크). 서로 다른 유닛: 적어도 한 입력에서 값이 다른 유닛의 수. 죽은 유닛: "
    "모든 입력에서 미분값이 0인 유닛의 수. 노름: 입력 하나에서 z에 대한 기울기, 그리고 입력 평균에서 가중치에 대한 기울기의 크기.",
)
UNITS_COLUMNS = (
    LAYER,
    Text("h²", "h²"),
    Text("Rank", "랭크"),
    Text("Distinct units", "서로 다른 유닛"),
    Text("Dead units", "죽은 유닛"),
    Text("Norm by z", "z 노름"),
    Text("Norm by weights", "가중치 노름"),
)

FORMULA_HEAD = Text("The initializer", "초기화 방법")
SPOKEN = Text(
    "{name}: the standard deviation of one weight is {value} for {fan_in} inputs and {fan_out} units.",
    "{name}: 입력 {fan_in}개, 유닛 {fan_out}개일 때 가중치 하나의 표준편차는 {value}입니다.",
)
HOW_HEAD = Text("How it is measured", "측정 방법")
HOW = (
    Text(
        "A batch goes through the layers z = hW + b, h = f(z), with fresh weights in each; nothing is trained. If chosen, z is "
        "brought to mean 0 and variance 1 first (for each unit over the batch, or for each input over the layer), some of the "
        "values are dropped and the others widened, and what came in is added to what goes out.",
        "입력을 z = hW + b, h = f(z)인 층에 차례로 통과시킵니다. 층마다 가중치를 새로 뽑으며 학습은 하지 않습니다. 설정에 따라 z를 먼저 평균 0, "
        "분산 1로 맞추고(배치에서 유닛별로, 또는 층에서 입력별로), 값 일부를 0으로 만들고 나머지를 키우며, 들어온 값을 나가는 값에 더합니다.",
    ),
    Text(
        "“Saturates” means that a quarter of the slopes or more are under 1 % of the largest, for a function that is flat on "
        "both sides. “Vanishes” means under 1/20 of the first value, “explodes” over 20 times, for the spread across inputs and "
        "the size of the values from layer 1 to the last, and for the gradient on its way back.",
        "양쪽이 모두 평평한 함수에서 미분값의 4분의 1 이상이 최댓값의 1%에 못 미치면 ‘포화’로 봅니다. 입력에 따른 퍼짐과 값의 크기는 1층에서 "
        "마지막 층으로, 기울기(그레이디언트)는 거꾸로 가면서 처음의 20분의 1보다 작아지면 ‘소실’, 20배보다 커지면 ‘폭주’로 봅니다.",
    ),
    Text(
        "Normal inputs have as many features as a layer has units; the digit images have 64 gray values from 0 to 1; of a file, "
        "the complete rows of all columns of numbers are taken, each column brought to mean 0 and variance 1. Networks are "
        "computed in 32-bit floats, as they are trained; up to a million values in all layers, in 64-bit floats where the spread "
        "asks for it. In larger networks a spread below a ten-millionth of the values is lost in rounding.",
        "정규분포 입력의 특성 수는 유닛 수와 같고, 숫자 이미지는 0부터 1까지의 명암 값 64개입니다. 파일에서는 숫자 열이 모두 채워진 행을 쓰며 "
        "열마다 평균 0, 분산 1로 맞춥니다. 계산은 신경망을 학습할 때처럼 32비트 부동소수점으로 하며, 모든 층의 값이 백만 개 이하이면 퍼짐이 "
        "작을 때 64비트로 합니다. 더 큰 신경망에서는 값의 천만분의 1보다 작은 퍼짐이 반올림 오차에 묻힙니다.",
    ),
)
THEORY_HOW = Text(
    "Theory knows the other parts of a layer as well. LSUV makes the variance of hW 1. Dropout divides the mean squares of the "
    "values and of the slopes by the share that is kept and leaves what two inputs have in common ({schoenholz}). With residual "
    "connections, mean squares and errors add up ({residual}). Layer normalization divides z by √(q + 0.00001). Batch "
    "normalization leaves of z only what differs between the inputs and divides by its root, so that in a large batch the "
    "variance of the error is multiplied by E[f′(Z)²] / Var f(Z) from layer to layer, whatever the weights: by 1.47 for ReLU "
    "({batch}).",
    "층의 다른 부분도 이론으로 다룹니다. LSUV는 hW의 분산을 1로 맞춥니다. 드롭아웃은 값과 미분값의 제곱 평균을 남기는 비율로 나누고, 두 입력에 공통된 "
    "부분은 그대로 둡니다({schoenholz}). 잔차 연결에서는 제곱 평균과 오차가 더해집니다({residual}). 층 정규화는 z를 √(q + 0.00001)로 나눕니다. 배치 "
    "정규화는 z에서 입력마다 다른 부분만 남겨 그 표준편차로 나누므로, 큰 배치에서 오차의 분산은 가중치와 관계없이 층마다 E[f′(Z)²] / Var f(Z)배가 "
    "됩니다. ReLU에서는 1.47배입니다({batch}).",
)
THEORY_NAME = Text("Variance of the sums, and of the error", "활성화 전 값과 오차의 분산")
THEORY_SPOKEN = Text(
    "In a wide layer the sums are normal with variance q. The next q is n times the variance of a weight times the mean of "
    "f squared, plus the variance of a bias. Going back, the variance of the error is multiplied by chi, n times the variance "
    "of a weight times the mean of the squared slope.",
    "넓은 층에서 활성화 전 값은 분산이 q인 정규분포를 따릅니다. 다음 층의 q는 n과 가중치의 분산과 f 제곱의 평균을 곱한 값에 편향의 분산을 "
    "더한 값입니다. 역전파에서 오차의 분산은 층마다 χ배가 되며, χ는 n과 가중치의 분산과 미분값 제곱의 평균을 곱한 값입니다.",
)

TOO_LARGE = Text(
    "{depth} layers of {width} units on {samples} inputs need {needed} MB, and at most {most} MB are there. What fits, with the "
    "other sizes as they are: {fits}.",
    "층 {depth}개, 유닛 {width}개, 입력 {samples}개이면 메모리가 {needed} MB 필요하며 쓸 수 있는 것은 {most} MB입니다. 다른 값을 그대로 둘 때 "
    "가능한 크기: {fits}.",
)
FITS_DEPTH = Text("{most} layers", "층 {most}개")
FITS_WIDTH = Text("{most} units", "유닛 {most}개")
FITS_SAMPLES = Text("{most} inputs", "입력 {most}개")
TOO_FEW_DIGITS = Text(
    "There are only {there} digit images. Choose at most {there} inputs, or normal numbers.",
    "숫자 이미지는 {there}장뿐입니다. 입력 수를 {there} 이하로 줄이거나 정규분포 난수를 고르세요.",
)
