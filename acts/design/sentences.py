"""What is said of a text that cannot be read."""

from __future__ import annotations

from acts.text import Text

UNKNOWN = Text("“{name}” is not known here.", "“{name}”: 여기서 모르는 이름입니다.")
NEAR = Text(
    "“{name}” is not known here. Did you mean {near}?",
    "“{name}”: 여기서 모르는 이름입니다. 혹시 {near}입니까?",
)
SILENT = Text("A summary does not say which function this is.", "summary만으로는 어떤 함수인지 알 수 없습니다.")
BROKEN = Text("Python cannot read on from here.", "여기서부터 파이썬이 읽을 수 없습니다.")
COMMA = Text("A comma seems to be missing here.", "여기에 쉼표가 빠진 것 같습니다.")
BRACKET = Text("This bracket is never closed.", "이 괄호가 닫히지 않았습니다.")
EMPTY = Text(
    "There is no layer to read yet. Write, for example: 784 -> 256 relu -> 10 softmax.",
    "아직 읽을 층이 없습니다. 예: 784 -> 256 relu -> 10 softmax",
)
LONG = Text(
    "Only the first {most} letters are read; paste a shorter text.",
    "처음 {most}자까지만 읽습니다. 더 짧게 붙여 넣어 주세요.",
)
READABLE = Text(
    "What can be read: the print of a torch.nn.Sequential or module, Python source with its layers, the summary of a "
    "Keras model, of torchsummary or torchinfo, or a short form such as 784 -> 256 relu -> dropout 0.5 -> 10 softmax.",
    "읽을 수 있는 형식: torch.nn.Sequential이나 모듈을 출력한 글, 층이 적힌 파이썬 소스, Keras 모델, torchsummary, torchinfo의 "
    "summary, 또는 784 -> 256 relu -> dropout 0.5 -> 10 softmax 같은 짧은 표기.",
)
