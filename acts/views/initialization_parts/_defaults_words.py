"""The words of the section on the frameworks' defaults."""

from acts.text import Text

ABOUT = Text(
    "PyTorch's, Keras's and Flax's default for a linear layer over depth, beside He's rule and matched weights.",
    "PyTorch, Keras, Flax의 선형층 기본값이 깊이에 따라 신호를 어떻게 바꾸는지 He 초기화, 함수에 맞춘 초기화와 나란히 봅니다.",
)
WIDTHS = Text("Widths of the layers", "층의 너비")
SHAPES = {
    "equal": Text("all equal", "모두 같게"),
    "alternating": Text("n, 4n, n, 4n … as in a transformer", "n, 4n, n, 4n …(트랜스포머처럼)"),
}
WHAT = Text(
    "No default knows the activation function that follows. PyTorch's has variance 1/(3 inputs), Flax's 1/inputs, and "
    "Keras's 2/(inputs + outputs), which is the same where a layer has as many outputs as inputs. What ReLU needs is "
    "2/inputs ({he}): six times PyTorch's, twice the others'.",
    "어느 기본값도 뒤따르는 활성화 함수를 모릅니다. 분산은 PyTorch가 1/(3 × 입력 수), Flax가 1/(입력 수), Keras가 2/(입력 수 + 출력 "
    "수)이며, 입력 수와 출력 수가 같은 층에서는 Keras와 Flax가 같습니다. ReLU에 필요한 값은 2/(입력 수)로({he}) PyTorch의 여섯 배, "
    "나머지의 두 배입니다.",
)
TITLE = Text("What is left of the differences between inputs", "입력 사이의 차이는 얼마나 남는가")
CAPTION = Text(
    "The deviation of a unit across the inputs, layer by layer: a straight line on this scale shrinks or grows by the same "
    "factor at every layer. Lines are the median, bands the lowest and the highest run; seeds: {seeds}. Rules of the same "
    "variance lie on one another.",
    "유닛의 값이 입력에 따라 얼마나 다른지(표준편차)를 층마다 쟀습니다. 이 눈금에서 곧은 선은 층마다 같은 비율로 줄거나 커진다는 "
    "뜻입니다. 선은 중앙값, 띠는 가장 낮은 값과 가장 높은 값입니다(시드 {seeds}개). 분산이 같은 규칙은 겹쳐 보입니다.",
)
SPREAD = Text("Deviation across inputs (log)", "입력에 따른 표준편차(로그)")
LAYER = Text("Layer", "층")
ALT = Text(
    "Deviation across the inputs at layer {depth}: {said}.",
    "{depth}층에서 입력에 따른 표준편차: {said}.",
)
TABLE = Text("At layer {depth}", "{depth}층에서")
TABLE_CAPTION = Text(
    "The first two columns of numbers follow from formulas, for the first layer: the variance of a weight times its "
    "inputs, and by what a signal of mean square 1 is multiplied. The last two are measured (median).",
    "앞의 두 숫자 열은 첫 층에 대해 식으로 구한 값입니다. 가중치의 분산에 입력 수를 곱한 값, 그리고 제곱 평균이 1인 신호에 곱해지는 "
    "비율입니다. 뒤의 두 열은 잰 값(중앙값)입니다.",
)
HEAD = (
    Text("Initializer", "초기화"),
    Text("Variance × inputs", "분산 × 입력 수"),
    Text("Factor a layer", "층마다 배율"),
    Text("Root mean square", "제곱 평균의 제곱근"),
    Text("Deviation across inputs", "입력에 따른 표준편차"),
)
SQRT5 = Text(
    "PyTorch calls kaiming_uniform_ with a = √5. That is meant as the slope of a leaky ReLU: the gain is "
    "√(2/(1 + 5)) = 0.577, the bound 1/√inputs, the variance 1/(3 inputs). The number keeps an older rule alive and "
    "recommends nothing. Its biases come from the same interval, so the size of the values stops falling where they take "
    "over, but they say the same for every input: what tells the inputs apart keeps vanishing.",
    "PyTorch는 kaiming_uniform_을 a = √5로 부릅니다. a는 원래 Leaky ReLU의 기울기이므로 이득은 √(2/(1 + 5)) = 0.577, 경계는 "
    "1/√(입력 수), 분산은 1/(3 × 입력 수)가 됩니다. 옛 규칙을 그대로 두려고 고른 수일 뿐 권장값이 아닙니다. 편향도 같은 구간에서 뽑으므로 "
    "값의 크기는 편향이 남는 곳에서 더 줄지 않지만, 편향은 모든 입력에 똑같이 더해집니다. 입력을 구별해 주는 부분은 계속 사라집니다.",
)
XAVIER = Text(
    "Two rules are called Xavier. In {glorot} the deviation is √(2/(inputs + outputs)), and Keras's default is that one. "
    "In {book} and in much teaching material in Korean and Japanese it is 1/√inputs, which is LeCun's rule. On layers of equal width they are "
    "the same; choose alternating widths to see them part.",
    "Xavier라고 부르는 규칙은 두 가지입니다. 논문({glorot})의 표준편차는 √(2/(입력 수 + 출력 수))이고 Keras의 기본값이 이것입니다. "
    "사이토의 책({book})과 많은 한국어 자료에서는 1/√(입력 수)이며 이는 LeCun의 규칙입니다. 너비가 같은 층에서는 둘이 같으므로, 층의 "
    "너비를 번갈아 바꾸면 차이를 볼 수 있습니다.",
)
HOW_HEAD = Text("How this is measured", "재는 방법")
HOW = Text(
    "{samples} inputs with independent features from N(0, 1) pass through layers whose weights have just been drawn. "
    "Biases are drawn as each library draws them: 0, except for PyTorch's default. The root mean square is over all units "
    "and inputs; the deviation across inputs is the root of a unit's variance over the inputs, averaged over the units.",
    "독립인 N(0, 1) 특성을 가진 입력 {samples}개를 막 초기화한 층에 차례로 통과시킵니다. 편향은 각 라이브러리처럼 뽑으며, PyTorch의 "
    "기본값만 0이 아닙니다. 제곱 평균의 제곱근은 모든 유닛과 입력에 대해, 입력에 따른 표준편차는 유닛마다 입력에 대한 분산을 구해 "
    "유닛에 대해 평균한 뒤 제곱근을 취한 값입니다.",
)
