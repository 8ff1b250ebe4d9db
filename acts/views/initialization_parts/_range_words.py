"""What the section on the range of the popular histogram says."""

from __future__ import annotations

from acts.text import Text

TITLE = Text("Erratum: the histogram from 0 to 1", "정오표: 0부터 1까지의 히스토그램")
ABOUT = Text(
    "How many values the popular fixed range of the histograms leaves out.",
    "널리 쓰이는 고정 범위의 히스토그램이 얼마나 많은 값을 빠뜨리는지 살펴봅니다.",
)
NOTHING = Text(
    "The picture that made this experiment popular draws every histogram from 0 to 1 ({saitoh}), and keeps that range when the "
    "sigmoid, whose values all lie there, is exchanged for another function. With the present setting it hides nothing.",
    "이 실험을 널리 알린 그림({saitoh})은 모든 히스토그램을 0부터 1까지 그리며, 값이 모두 그 안에 있는 시그모이드를 다른 함수로 바꿀 때도 범위를 "
    "그대로 둡니다. 지금 설정에서는 빠지는 값이 없습니다.",
)
HIDES = Text(
    "The picture that made this experiment popular draws every histogram from 0 to 1 ({saitoh}), and keeps that range when the "
    "sigmoid, whose values all lie there, is exchanged for another function. With the present setting it hides {share} of the "
    "values, mean of the layers, and nothing in the picture says so.",
    "이 실험을 널리 알린 그림({saitoh})은 모든 히스토그램을 0부터 1까지 그리며, 값이 모두 그 안에 있는 시그모이드를 다른 함수로 바꿀 때도 범위를 "
    "그대로 둡니다. 지금 설정에서 빠지는 값의 비율(층 평균): {share}. 그림에는 아무 표시도 없습니다.",
)
REST = Text(
    "In the settings of the table it hides {first} of the values of {one}, and {second} of those of {other}.",
    "표의 설정에서 빠지는 값의 비율: {one} {first}, {other} {second}.",
)
BETWEEN = Text("{least} to {most}", "{least}~{most}")
STRIP = Text("The same layer {layer}, cut and whole", "같은 {layer}층: 잘린 그림과 온전한 그림")
STRIP_CAPTION = Text(
    "The height is the share of all values of the layer. Left: the fixed range, with {outside} of the values missing. Right: every "
    "value is counted.",
    "높이는 그 층의 모든 값에 대한 비율입니다. 왼쪽: 고정된 범위(빠진 값 {outside}). 오른쪽: 모든 값을 셌습니다.",
)
CUT = Text("Only 0 to 1", "0~1만")
WHOLE = Text("Every value", "모든 값")
ALT_CUT = Text(
    "Histogram from 0 to 1; {outside} of the values lie outside.",
    "0부터 1까지의 히스토그램. 범위 밖의 값: {outside}.",
)
ALT_WHOLE = Text(
    "Histogram of all values, from {low} to {high}.", "모든 값의 히스토그램. 범위는 {low}부터 {high}까지입니다."
)
TABLE = Text("What the range from 0 to 1 hides", "0~1 범위에서 빠지는 값")
TABLE_CAPTION = Text(
    "Share of the activations below 0 or above 1, mean of five layers of 100 units on {samples} normal inputs, measured with the "
    "seed of this page.",
    "0보다 작거나 1보다 큰 활성값의 비율입니다. 유닛 100개인 다섯 층의 평균이며 정규분포 입력 {samples}개와 이 화면의 시드로 측정했습니다.",
)
START = Text("Initial weights", "가중치 초깃값")
STARTS = (
    Text("deviation 1", "표준편차 1"),
    Text("deviation 0.01", "표준편차 0.01"),
    Text("Xavier, 1/√n", "Xavier, 1/√n"),
    Text("He, √(2/n)", "He, √(2/n)"),
)
