"""The words of the section on speed."""

from __future__ import annotations

from acts.text import Text

TITLE = Text("What each function costs", "함수별 계산 비용")
ABOUT = Text(
    "Forward, backward and both in one pass, measured as multiples of ReLU.",
    "순전파, 역전파, 둘을 합친 계산의 비용을 ReLU의 배수로 측정합니다.",
)
COLUMN = Text("What is timed", "측정 대상")
COLUMNS = {
    "torch_forward": Text("Forward, PyTorch", "순전파(PyTorch)"),
    "torch_backward": Text("Backward, PyTorch", "역전파(PyTorch)"),
    "value": Text("Value, NumPy", "함숫값(NumPy)"),
    "slope": Text("Slope, NumPy", "접선 기울기(NumPy)"),
    "fused": Text("Value and slope fused", "함숫값과 기울기를 한 번에"),
}
APART = Text("Apart ÷ fused", "따로 ÷ 한 번에")
LEAKY = Text(
    "Leaky ReLU costs {leaky} times ReLU forward and {back} times backward; ELU costs {elu}, SELU {selu}, hard swish "
    "{hardswish}, tanh {tanh} times ReLU forward.",
    "ReLU를 1로 볼 때 Leaky ReLU의 비용은 순전파 {leaky}, 역전파 {back}입니다. 순전파 비용은 ELU {elu}, SELU {selu}, 하드 스위시 {hardswish}, "
    "tanh {tanh}입니다.",
)
VERDICT = Text(
    "So “leaky ReLU when speed matters” holds against ELU and SELU, and gains nothing over ReLU itself.",
    "따라서 “속도가 중요하면 Leaky ReLU”라는 말은 ELU, SELU와 견줄 때 맞고, ReLU보다 나을 것은 없습니다.",
)
SMALL = Text(
    "In a whole network matrix products take most of the time, and graphics cards wait for memory, so these differences shrink.",
    "신경망 전체에서는 행렬 곱이 시간 대부분을 차지하고 그래픽 카드는 메모리를 기다리므로 이 차이는 줄어듭니다.",
)
FIGURE = Text("{what}, ReLU = 1", "{what}, ReLU = 1")
CAPTION = Text(
    "Functions that the table recommends, the cheapest on top. Filled: functions of the best row. Bars reach from the lower "
    "to the upper quartile of {rounds} rounds; the scale is logarithmic.",
    "추천표에 나오는 함수를 비용이 낮은 순서로 적었습니다. 채운 점은 가장 잘 맞는 행의 함수입니다. 막대는 {rounds}회 측정값의 사분위 범위이고, "
    "눈금은 로그입니다.",
)
ALT = Text(
    "Dots from {low} times ReLU ({worst}) to {high} times ({best}).",
    "점 그림: ReLU의 {low}배({worst})부터 {high}배({best})까지입니다.",
)
X = Text("Multiple of ReLU", "ReLU의 배수")
ALL = Text("All functions and all columns", "모든 함수와 측정값 보기")
TABLE = Text("Cost as a multiple of ReLU", "ReLU를 1로 본 비용")
TABLE_CAPTION = Text(
    "Medians. A dash: there is no such form. The last column compares value and slope taken apart with the fused pass.",
    "중앙값입니다. –는 해당하는 구현이 없다는 뜻입니다. 마지막 열은 함숫값과 기울기를 따로 구할 때와 한 번에 구할 때의 비용 비입니다.",
)
FUNCTION = Text("Function", "함수")
MEASURE = Text("Measure here and now", "지금 여기서 측정")
HERE = Text(
    "Measured on {processor} at {when} UTC with NumPy {numpy}: the machine that computes for this page. A clock gives "
    "other numbers each time, so a report keeps to the table that comes with the program.",
    "측정한 곳은 {processor}, 시각은 {when}(UTC), NumPy {numpy}입니다. 이 화면의 계산을 맡은 컴퓨터입니다. 시간은 잴 때마다 다르므로 "
    "보고서에는 프로그램에 든 표를 씁니다.",
)
HERE_LEAKY = Text(
    "{what}: Leaky ReLU costs {middle} times ReLU here ({low} to {high}; {shipped} in the table that comes with the program), ELU {elu}, SELU {selu}.",
    "{what}: ReLU를 1로 볼 때 여기서 Leaky ReLU의 비용은 {middle}({low}~{high}, 프로그램에 든 표에서는 {shipped}), ELU는 {elu}, SELU는 {selu}입니다.",
)
HERE_FIGURE = Text("{what}, measured here, ReLU = 1", "{what}, 여기서 측정, ReLU = 1")
NO_TORCH = Text("PyTorch is not installed here", "여기에는 PyTorch가 없습니다")
NO_TORCH_TEXT = Text(
    "So the value in NumPy is drawn in its place; everything that was measured is in the files.",
    "그래서 대신 NumPy의 함숫값을 그렸습니다. 측정한 값은 모두 파일에 있습니다.",
)
HOW = Text("How it was measured, and how to measure it on your machine", "측정 방법과 내 컴퓨터에서 측정하는 방법")
HOW_TEXT = Text(
    "CPU time on one thread of a shared processor ({processor}), {size} standard normal inputs that fit into the cache; each "
    "number is the median of {rounds} ratios, the function and ReLU timed in turn. NumPy {numpy}, PyTorch {torch}. A report "
    "has to give the same bits twice and a clock does not, so the measured table is part of the program. The button "
    "measures on the machine that computes for this page; this command replaces the table by one from your machine:",
    "공유 프로세서({processor})의 스레드 하나에서 잰 CPU 시간입니다. 캐시에 들어가는 표준정규분포 입력 {size}개를 썼고, 함수와 ReLU를 "
    "번갈아 잰 비율 {rounds}개의 중앙값입니다. NumPy {numpy}, PyTorch {torch}. 보고서는 두 번 만들어도 같아야 하지만 시간은 그렇지 않으므로, "
    "측정한 표를 프로그램에 넣어 두었습니다. 단추를 누르면 이 화면의 계산을 맡은 컴퓨터에서 측정하고, 다음 명령을 쓰면 표가 내 컴퓨터에서 잰 것으로 바뀝니다.",
)
COMMAND = "python -m bench.activations --rounds {rounds} --size {size} --write"
