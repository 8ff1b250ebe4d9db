"""What the section on dropout says."""

from __future__ import annotations

from acts.text import Text

TITLE = Text("Dropout: the ensemble and its stand-in", "드롭아웃: 앙상블과 가중치 비례 조정")
ABOUT = Text(
    "The mean answer of many thinned networks beside the answer of the one network that replaces them after training.",
    "드롭아웃으로 솎아 낸 여러 신경망의 평균과, 학습 뒤에 그 평균을 대신하는 신경망 하나의 답을 비교합니다.",
)
RATE = Text("Dropout rate (share dropped)", "드롭아웃 비율(버리는 비율)")
PASSES = Text("Thinned networks", "솎아 낸 신경망 수")
PASSES_HELP = Text(
    "Each drops other values; the mean of them all is the ensemble.",
    "신경망마다 다른 값을 버립니다. 이들의 평균이 앙상블입니다.",
)

WHAT = Text(
    "In training, dropout silences {rate} of the values at random, so that every batch sees another thinned network. After "
    "training one network answers for all of them: its weights are multiplied by the share that was kept, {kept} "
    "(weight scaling), or, which is the same, the kept values were already divided by {kept} in training (inverted dropout, as "
    "PyTorch, Keras and JAX do it). Beware of the letter p: {srivastava} write it for the share that is kept, the libraries for "
    "the share that is dropped.",
    "드롭아웃은 학습할 때 값의 일부({rate})를 무작위로 0으로 만들므로 배치마다 다른 신경망이 학습됩니다. 학습이 끝나면 신경망 하나가 이들을 대신합니다. "
    "남긴 비율({kept})을 가중치에 곱하거나(가중치 비례 조정), 학습할 때 남긴 값을 미리 그 비율로 나누어 둡니다(역드롭아웃. PyTorch, Keras, JAX의 "
    "방식). 두 방법은 같은 답을 냅니다. 기호 p에 주의하세요. {srivastava}에서는 남기는 비율이고, 라이브러리에서는 버리는 비율입니다.",
)
APART = Text(
    "Weight scaling is not the ensemble here: in layer {last} its sums differ from the mean of {passes} thinned networks by {gap} "
    "of their spread, and chance explains only {chance}. A mean passes through anything linear, but the mean of f(z) is not f of "
    "the mean.",
    "여기서는 가중치 비례 조정이 앙상블과 같지 않습니다. {last}층의 활성화 전 값은 솎아 낸 신경망 {passes}개의 평균과 차이가 나며, 차이는 퍼짐의 "
    "{gap}입니다. 우연으로 설명되는 것은 {chance}뿐입니다. 평균은 선형인 부분을 그대로 지나지만 f(z)의 평균은 평균의 f가 아닙니다.",
)
EXACT = Text(
    " Up to layer 2 nothing bends what was dropped, so there weight scaling is exact.",
    " 2층까지는 값을 버린 뒤에 활성화 함수를 지나지 않으므로 가중치 비례 조정이 정확합니다.",
)
CLOSE = Text(
    "Weight scaling agrees with the ensemble here: in layer {last} its sums differ from the mean of {passes} thinned networks by "
    "{gap} of their spread, and chance alone would give {chance}.",
    "여기서는 가중치 비례 조정이 앙상블과 일치합니다. {last}층의 활성화 전 값과 솎아 낸 신경망 {passes}개의 평균의 차이는 퍼짐의 {gap}입니다. "
    "우연만으로도 {chance} 정도의 차이가 납니다.",
)
EMPTY = Text(
    "All sums of this network are the same number, so there is nothing to compare.",
    "이 신경망의 활성화 전 값이 모두 같아 비교할 것이 없습니다.",
)
FIGURE = Text("Scaled network and ensemble, layer {last}", "비례 조정한 신경망과 앙상블, {last}층")
CAPTION = Text(
    "Each dot is one unit for one input ({count} of them): across, what the scaled network says; up, the mean of {passes} "
    "thinned networks. On the line, both agree.",
    "점 하나는 입력 하나에 대한 유닛 하나입니다(모두 {count}개). 가로: 비례 조정한 신경망의 값, 세로: 솎아 낸 신경망 {passes}개의 평균. 선 위에 "
    "있으면 둘이 같습니다.",
)
ALT = Text(
    "Scatter of the mean of {passes} thinned networks against the scaled network; the typical distance from the line is {gap} of "
    "the spread.",
    "솎아 낸 신경망 {passes}개의 평균과 비례 조정한 신경망의 산점도. 선에서 떨어진 거리는 대체로 퍼짐의 {gap}입니다.",
)
ACROSS = Text("Scaled network, z", "비례 조정한 신경망, z")
UP = Text("Mean of the thinned networks, z", "솎아 낸 신경망의 평균, z")
TABLE = Text("How far the scaled network is from the ensemble", "비례 조정한 신경망과 앙상블의 차이")
TABLE_CAPTION = Text(
    "In shares of the spread of the sums z. Difference: root mean square over units and inputs. By chance: what a finite "
    "number of thinned networks would give if both were the same. One network: how far a single thinned network is from the "
    "mean.",
    "모두 활성화 전 값 z의 퍼짐에 대한 비율입니다. 차이: 유닛과 입력에 대한 제곱 평균 제곱근. 우연: 둘이 같더라도 솎아 낸 신경망의 수가 유한해서 "
    "생기는 차이. 신경망 하나: 솎아 낸 신경망 하나가 평균에서 떨어진 정도.",
)
HEADS = (
    Text("Layer", "층"),
    Text("Difference", "차이"),
    Text("By chance", "우연"),
    Text("One network", "신경망 하나"),
)
LIMITS = Text(
    "Measured on {samples} inputs in {depth} layers of {width} untrained units with the settings of this page; the inputs "
    "themselves are not dropped.",
    "이 화면의 설정을 따른 학습하지 않은 신경망(층 {depth}개, 유닛 {width}개)에서 입력 {samples}개로 측정했습니다. 입력 자체는 버리지 않습니다.",
)
