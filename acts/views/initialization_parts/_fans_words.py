"""The words of the fan calculator."""

from acts.text import Text

ABOUT = Text(
    "fan_in, fan_out, the size of the weights and the line of code for a dense, convolutional or attention layer.",
    "완전 연결층, 합성곱층, 어텐션 층의 fan_in과 fan_out, 가중치의 크기, 코드를 프레임워크별로 보여 줍니다.",
)
KINDS = {
    "dense": Text("fully connected", "완전 연결"),
    "convolution": Text("convolution, 2-D", "합성곱(2차원)"),
    "transposed": Text("transposed convolution, 2-D", "전치 합성곱(2차원)"),
    "attention": Text("attention projections", "어텐션 투영"),
}
INPUTS = Text("Features or channels in", "들어오는 특성 또는 채널")
OUTPUTS = Text("Features or channels out", "나가는 특성 또는 채널")
KERNEL = Text("Kernel size k (k × k)", "커널 크기 k (k × k)")
GROUPS = Text("Groups", "그룹 수")
STRIDE = Text("Stride", "스트라이드")
HEADS = Text("Heads", "헤드 수")
CONVOLUTIONS = Text("Only for convolutions.", "합성곱에서만 씁니다.")
ATTENTION = Text("Only for attention.", "어텐션에서만 씁니다.")
NOT_ATTENTION = Text("Attention gives as many features as it takes.", "어텐션은 들어온 특성 수만큼 내보냅니다.")
WEIGHTS = Text("Weights", "가중치")
FUSED = Text("Q, K, V in one matrix", "Q·K·V를 한 행렬로")
SEPARATE = Text("Q, K or V alone", "Q·K·V를 따로")
BACK = Text("Output projection", "출력 투영")
SIGNAL = Text("As the signal meets it", "신호가 실제로 만나는 수")
NAMES = {
    "pytorch": Text("PyTorch", "PyTorch"),
    "keras": Text("Keras", "Keras"),
    "jax": Text("JAX (Flax)", "JAX(Flax)"),
}
TABLE = Text("Fans and sizes: {initializer}", "팬과 크기: {initializer}")
CAPTION = Text(
    "fan_in and fan_out as each framework counts them, and the deviation and the largest weight that follow. The last row "
    "counts the connections themselves: how many inputs an output sums, and how many outputs an input reaches, away from "
    "the border and on average. A dash: no bound, or no rule.",
    "프레임워크마다 세는 fan_in과 fan_out, 그에 따른 표준편차와 가장 큰 가중치입니다. 마지막 행은 연결을 그대로 센 값으로, 출력 하나가 "
    "더하는 입력의 수와 입력 하나가 닿는 출력의 수입니다(가장자리를 뺀 평균). 줄표는 경계가 없거나 정해진 규칙이 없다는 뜻입니다.",
)
HEAD = (
    Text("Counted by", "세는 곳"),
    Text("fan_in", "fan_in"),
    Text("fan_out", "fan_out"),
    Text("Deviation", "표준편차"),
    Text("Largest weight", "가장 큰 가중치"),
)
RULE = Text(
    "No framework looks at the layer: each reads the fans off the shape of its weights. PyTorch takes the first two axes "
    "for outputs and inputs, Keras and JAX the last two for inputs and outputs; every other axis multiplies both. So the "
    "order of the axes decides.",
    "어느 프레임워크도 층 자체를 보지 않고 가중치의 모양에서 팬을 읽습니다. PyTorch는 앞의 두 축을 출력과 입력으로, Keras와 JAX는 뒤의 두 "
    "축을 입력과 출력으로 보고, 나머지 축의 크기를 양쪽에 곱합니다. 그래서 축의 순서가 결과를 정합니다.",
)
BY_KIND = {
    "dense": Text(
        "For a fully connected layer all three agree with the connections themselves.",
        "완전 연결층에서는 세 프레임워크가 실제 연결 수와 모두 일치합니다.",
    ),
    "convolution": Text(
        "All three agree on a convolution. With groups, fan_in counts one group, as it should, but fan_out counts the "
        "outputs of all groups, of which an input reaches only its own; and no framework knows of the stride, which lets an "
        "input meet only some positions of the kernel. Rules with fan_out in them, Glorot's among them, then make the "
        "weights too small.",
        "합성곱에서는 세 프레임워크가 같습니다. 그룹이 있으면 fan_in은 한 그룹만 세어 맞지만, fan_out은 모든 그룹의 출력을 셉니다. 실제로는 "
        "입력이 자기 그룹의 출력에만 닿습니다. 스트라이드 때문에 입력이 커널의 일부 자리만 만나는 것도 반영되지 않습니다. 그래서 Glorot처럼 "
        "fan_out을 쓰는 규칙에서는 가중치가 너무 작아집니다.",
    ),
    "transposed": Text(
        "PyTorch and Keras keep a transposed convolution with its channels exchanged, so what they call fan_in is the fan_out "
        "of the layer; Flax does not exchange them. None knows of the stride, which spreads the inputs apart, so that an "
        "output sums only a part of the kernel: fan_in is too large by the square of the stride.",
        "PyTorch와 Keras는 전치 합성곱의 채널 축을 바꾸어 보관하므로, 두 곳의 fan_in은 실제로는 층의 fan_out입니다. Flax는 바꾸지 않습니다. "
        "스트라이드는 입력 사이를 벌려 출력이 커널의 일부만 더하게 하지만 세 곳 모두 이를 반영하지 않습니다. 그만큼(스트라이드의 제곱) "
        "fan_in이 커집니다.",
    ),
    "attention": Text(
        "PyTorch keeps the projections to queries, keys and values in one matrix, whose fan_out is three times too large: "
        "Glorot's variance is half of what each projection would get alone. Keras keeps the heads on an axis of their own and "
        "takes the first axis for pixels, so its fans are too large by far and its weights too small; Flax folds the heads "
        "before it asks. Rules with fan_in only are safe in PyTorch and Flax.",
        "PyTorch는 쿼리, 키, 값으로 가는 투영을 한 행렬에 담으므로 fan_out이 세 배가 되고, Glorot의 분산은 따로 둘 때의 절반이 됩니다. "
        "Keras는 헤드를 따로 축으로 두고 첫 축을 픽셀로 여기므로 팬이 훨씬 커지고 가중치는 너무 작아집니다. Flax는 헤드를 먼저 펼친 뒤 "
        "셉니다. fan_in만 쓰는 규칙은 PyTorch와 Flax에서 안전합니다.",
    ),
}
ONLY_TORCH = Text(
    "Keras and Flax have no transposed convolution with groups.",
    "Keras와 Flax에는 그룹을 나눈 전치 합성곱이 없습니다.",
)
NO_CODE = Text(
    "{framework} has no built-in call for this layer with these weights.",
    "{framework}: 이 층을 이 가중치로 시작하는 내장 함수가 없습니다.",
)
LSUV = Text(
    "The code only makes the orthonormal start. Then send a batch through and, layer by layer from the first, divide the "
    "weights by the deviation of what comes out before the activation function.",
    "코드는 직교 초기화까지만 합니다. 그다음 배치 하나를 통과시키면서, 첫 층부터 차례로 활성화 함수에 들어가기 전 값의 표준편차로 가중치를 "
    "나누어야 합니다.",
)
NO_GROUPS = Text(
    "{inputs} channels in and {outputs} out cannot both be split into {groups} groups. Choose a number of groups that "
    "divides both.",
    "채널(입력 {inputs}개, 출력 {outputs}개)을 그룹 {groups}개로 똑같이 나눌 수 없습니다. 둘 다 나누는 그룹 수를 고르세요.",
)
NO_HEADS = Text(
    "{inputs} features cannot be split into {heads} heads. Choose a number of heads that divides the features.",
    "특성 {inputs}개를 헤드 {heads}개로 똑같이 나눌 수 없습니다. 특성 수를 나누는 헤드 수를 고르세요.",
)
