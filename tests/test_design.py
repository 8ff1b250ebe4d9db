"""Designs that are described: read in whatever form, judged by rules that fire when they should and only then."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.design import MOST, RULES, SEVERITIES, Design, design, judge, read
from acts.references import keys
from acts.text import LANGS

HANGUL = re.compile("[가-힣]")
SHORT = "784 -> 256 relu -> dropout 0.5 -> 64 leaky_relu 0.2 -> 10 softmax"
SOURCE = """
model = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(), nn.Dropout(0.5),
    nn.Linear(256, 64), nn.LeakyReLU(0.2),
    nn.Linear(64, 10), nn.Softmax(dim=1),
)
"""
MODULE = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.last = nn.Linear(64, 10)
        self.first, self.drop = nn.Linear(784, 256), nn.Dropout(0.5)
        self.first = nn.Linear(784, 256)
        self.drop = nn.Dropout(0.5)
        self.second = nn.Linear(256, 64)
    def forward(self, x):
        x = self.drop(F.relu(self.first(x)))
        x = F.leaky_relu(self.second(x), negative_slope=0.2)
        return torch.softmax(self.last(x), dim=1)
"""
KERAS = """
model = keras.Sequential([
    layers.Input((784,)), layers.Dense(256, activation="relu"), layers.Dropout(0.5),
    layers.Dense(64), layers.LeakyReLU(negative_slope=0.2), layers.Dense(10, activation="softmax"),
])
"""
FORMS = {"short": SHORT, "source": SOURCE, "module": MODULE, "keras": KERAS}
PIECES = ("linear", "activation", "dropout")
SUMMARY = """
Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━┓
┃ Layer (type)         ┃ Output Shape ┃   Param # ┃
│ dense (Dense)        │ (None, 64)   │    50,240 │
│ re_lu (ReLU)         │ (None, 64)   │         0 │
│ odd (Capsule)        │ (None, 64)   │         0 │
│ dense_1 (Dense)      │ (None, 10)   │       650 │
 Total params: 50,890 (198.79 KB)
"""


def told(text: str) -> list[tuple[Any, ...]]:
    """The pieces that carry meaning, without how they were spelled."""
    return [
        (p.kind, p.outputs, p.function, p.activation if p.kind == "activation" else None)
        for p in read(text).layers
        if p.kind in PIECES
    ]


def broken(said: Any) -> list[str]:
    """The rules that a design breaks, told as its ``bad`` and ``good`` are."""
    known = dict(said)
    return [found.rule.slug for found in judge(design(known.pop("text"), **known))]


@pytest.mark.parametrize("slug", RULES)
def test_a_rule_fires_on_its_mistake_and_is_silent_on_the_repaired_twin(slug: str) -> None:
    """The bad design breaks the rule; its repaired twin breaks no rule at all."""
    assert slug in broken(RULES[slug].bad)
    assert broken(RULES[slug].good) == []


@pytest.mark.parametrize("slug", RULES)
def test_a_twin_differs_in_little(slug: str) -> None:
    """The repair touches the text or one thing that was said beside it, and both tell of as many layers with weights."""
    bad, good = RULES[slug].bad, RULES[slug].good
    assert sum(bad.get(k) != good.get(k) for k in {*bad, *good}) in (1, 2)
    assert len(design(bad["text"]).blocks) == len(design(good["text"]).blocks)


@pytest.mark.parametrize("slug", RULES)
def test_a_rule_gives_reason_fix_and_source(slug: str) -> None:
    """Every rule has a severity, works that exist, and sentences in both languages that end."""
    rule, (found, *_) = RULES[slug](), [f for f in judge(design(**RULES[slug].bad)) if f.rule.slug == slug]
    assert rule.severity in SEVERITIES
    assert rule.cite
    assert set(rule.cite) <= keys()
    for text in (found.reason, rule.fix):
        assert text.en.endswith(".")
        assert text.ko.endswith(".")
        assert re.search("니다|세요", text.ko), text.ko
        assert "{" not in text.en + text.ko
    assert HANGUL.search(rule.title.ko)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_reads_the_same(form: str) -> None:
    """One network in four spellings gives the same pieces in the order of the signal."""
    assert told(FORMS[form]) == told(SHORT)
    assert not [u for u in read(FORMS[form]).unread if form != "module"]


def test_a_print_of_pytorch_is_read_as_its_source_is() -> None:
    """What PyTorch prints of a network is read like the source that made it."""
    torch = pytest.importorskip("torch", reason="PyTorch is installed by scripts/test --reference")
    made: dict[str, Any] = {"nn": torch.nn}
    exec(SOURCE, made)
    assert told(str(made["model"])) == told(SOURCE)


def test_a_summary_says_what_it_can() -> None:
    """A Keras summary gives layers and widths; what it hides is not judged, and an unknown layer is named by its line."""
    found = read(SUMMARY)
    assert [(p.kind, p.outputs) for p in found.layers if p.weighted] == [("linear", 64), ("linear", 10)]
    assert [(u.line, "Capsule" in u.why.ko) for u in found.unread] == [(7, True)]
    assert not judge(design(SUMMARY, loss="nll"))


def test_a_summary_may_wrap_its_lines() -> None:
    """A type that Keras prints below a long name belongs to it; an output layer that is written out is judged."""
    wrapped = SUMMARY.replace(
        "│ re_lu (ReLU)         │ (None, 64)   │",
        "│ batch_normalization  │ (None, 64)   │ 0 │\n│ (BatchNormalization) │              │",
    )
    made = design(wrapped + "│ softmax (Softmax) │ (None, 10) │ 0 │\n", loss="cross_entropy")
    assert made.normalized
    assert [f.rule.slug for f in judge(made)] == ["softmax_twice"]


FUNCTIONAL = """
│ conv2d (Conv2D)     │ (None, 32, 32,    │        896 │ input_layer[0][0] │
│                     │ 16)               │            │                   │
├─────────────────────┼───────────────────┼────────────┼───────────────────┤
│ batch_normalization │ (None, 32, 32,    │        128 │ conv2d[0][0]      │
│ (BatchNormalizatio… │ 16)               │            │                   │
│ add (Add)           │ (None, 32, 32,    │          0 │ activation[0][0], │
│                     │ 16)               │            │ conv2d[0][0]      │
│ global_average_poo… │ (None, 16)        │          0 │ add[0][0]         │
│ (GlobalAveragePool… │                   │            │                   │
│ dense (Dense)       │ (None, 10)        │        330 │ global_average_p… │
"""
OLD_SUMMARY = """
 Layer (type)                Output Shape              Param #
=================================================================
 dense (Dense)               (None, 64)                50240
 dropout (Dropout)           (None, 64)                0

 batch_normalization (Batch  (None, 64)                256
 Normalization)
 dense_1 (Dense)             (None, 10)                650
"""
TORCHSUMMARY = """
        Layer (type)               Output Shape         Param #
================================================================
            Conv2d-1           [-1, 32, 26, 26]             320
           Dropout-2           [-1, 32, 26, 26]               0
       BatchNorm2d-3           [-1, 32, 26, 26]              64
            Linear-4                   [-1, 10]          54,090
             Block-5                   [-1, 10]               0
"""
TORCHINFO = """
Layer (type:depth-idx)                   Output Shape              Param #
Net                                      [32, 10]                  --
├─Sequential: 1-1                        [32, 64]                  --
│    └─Linear: 2-1                       [32, 256]                 200,960
│    └─ReLU: 2-2                         [32, 256]                 --
├─Capsule: 1-2                           [32, 10]                  2,570
"""
REPEATED = """Net(
  (body): ModuleList(
    (0-2): 3 x Block(
      (up): Linear(in_features=8, out_features=16, bias=True)
      (down): Linear(in_features=16, out_features=8, bias=True)
    )
  )
  (tail): ModuleList(
    (0-1): 2 x Linear(in_features=8, out_features=8, bias=True)
  )
)"""
NESTED = """
class Block(nn.Module):
    def __init__(self, d):
        self.net = nn.Sequential(nn.Linear(d, 32), nn.GELU(), nn.Linear(32, 8))
        self.norm = nn.LayerNorm(d)
    def forward(self, x):
        return x + self.net(self.norm(x))

class Net(nn.Module):
    def __init__(self):
        self.embed = nn.Linear(20, 8)
        self.blocks = nn.ModuleList([Block(8) for _ in range(2)])
        self.head = nn.Linear(8, 3)
    def forward(self, x):
        x = self.embed(x)
        for block in self.blocks:
            x = block(x)
        return self.head(x)
"""
LOOP = "layers = []\nfor i in range(3):\n    layers += [nn.Linear(4, 4), nn.Tanh()]\nnet = nn.Sequential(*layers, nn.Linear(4, 1))"
SCRIPT = """
net = nn.Sequential(nn.Linear(13, 64), nn.ReLU(), nn.Linear(64, 1)).to(device)
loss_fn = nn.MSELoss()
for epoch in range(10):
    loss = loss_fn(net(x), y)
"""
ADDED = 'model = Sequential()\nmodel.add(Dense(8, "relu"))\nmodel.add(layers.Activation("relu"))\nmodel.add(Dense(1))\nmodel.compile("adam", "mse")'
PASTED: dict[str, tuple[str, list[int], list[int], list[str]]] = {
    "functional": (FUNCTIONAL, [16, 10], [], []),
    "old summary": (OLD_SUMMARY, [64, 10], [], ["dropout_before_norm"]),
    "torchsummary": (TORCHSUMMARY, [32, 10], [], ["dropout_before_norm"]),
    "torchinfo": (TORCHINFO, [256], [7], []),
    "repeated": (REPEATED, [16, 8] * 3 + [8, 8], [], []),
    "nested": (NESTED, [8, 32, 8, 32, 8, 3], [], []),
    "loop": (LOOP, [4, 4, 4, 1], [], []),
    "script": (SCRIPT, [64, 1], [], []),
    "added": (ADDED, [8, 1], [], ["function_twice"]),
    "prompt": (">>> print(net)\nSequential(\n  (0): Linear(in_features=4, out_features=3, bias=True)\n)", [3], [], []),
    "bullets": ("1. Input: 100\n2. Dense 64, ReLU\n3. Dense 1 (linear)", [64, 1], [], []),
    "prose": ("은닉층 256개 relu, 출력층 10개 softmax", [256, 10], [], []),
    "kernels": ("conv 32 3x3 relu, maxpool, flatten, dense 10", [32, 10], [], []),
}


@pytest.mark.parametrize("name", PASTED)
def test_what_people_paste_is_read(name: str) -> None:
    """Widths in the order of the signal, the lines that could not be read, and the rules that apply; no false alarm."""
    text, widths, unread, rules = PASTED[name]
    made = design(text)
    assert [block.layer.outputs for block in made.blocks] == widths
    assert [u.line for u in made.read.unread] == unread
    assert [found.rule.slug for found in judge(made)] == rules


def test_a_slip_is_told_with_what_was_meant() -> None:
    """A misspelled name is told with the one that looks most like it, a missing comma and an open bracket by their line."""
    assert [u.why.en for u in read("784 -> 256 reul -> drpout 0.5 -> 10").unread] == [
        "“reul” is not known here. Did you mean relu?",
        "“drpout” is not known here. Did you mean dropout?",
    ]
    assert "Linear?" in read("nn.Sequential(nn.Liner(7, 3))").unread[0].why.en
    (comma,) = read("net = nn.Sequential(\n  nn.Linear(7, 3)\n  nn.ReLU(),").unread
    assert (comma.line, "comma" in comma.why.en) == (2, True)
    (bracket,) = read("net = nn.Sequential(\n  nn.Linear(7, 3),\n  nn.ReLU(),").unread
    assert (bracket.line, "never closed" in bracket.why.en) == (1, True)


def test_a_short_form_may_say_its_loss() -> None:
    """The loss is known by its name, after the word loss or alone."""
    for said in ("loss crossentropy", "loss: cross_entropy", "CrossEntropyLoss"):
        assert design(f"784 -> 10 softmax\n{said}").loss == "cross_entropy"
        assert not read(f"784 -> 10 softmax\n{said}").unread


def test_what_cannot_be_read_is_told_by_its_line_and_the_rest_is_judged() -> None:
    """A broken line and an unknown layer are named; the softmax beside them is still found."""
    text = "nn.Sequential(\n  nn.Linear(784, 256),\n  nn.ReLU(,\n  nn.Linear(256, 10),\n  nn.Softmax(dim=1),\n)"
    made = design(text, loss="cross_entropy")
    assert [u.line for u in made.read.unread] == [3]
    assert "softmax_twice" in [f.rule.slug for f in judge(made)]
    unknown = design("784 -> 256 reluu -> 10 softmax", loss="cross_entropy")
    assert "reluu" in unknown.read.unread[0].why.en
    assert [f.rule.slug for f in judge(unknown)] == ["softmax_twice"]


def test_loss_and_weights_are_found_in_the_source() -> None:
    """A loss and an initializer that stand in the text need not be said again."""
    more = (
        SOURCE + "loss = nn.CrossEntropyLoss()\nnn.init.kaiming_normal_(model[0].weight)\nnn.init.zeros_(model[0].bias)"
    )
    assert (design(more).loss, design(more).start) == ("cross_entropy", "he_normal")
    fit = KERAS + "model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))"
    assert "softmax_twice" in broken({"text": fit})
    assert design(KERAS + 'model.compile(loss="mse")').loss == "mse"


def test_nothing_that_is_pasted_is_run() -> None:
    """Source with side effects is read, not executed."""
    found = read("import os\nos.abort()\nmodel = nn.Sequential(nn.Linear(int(__import__('os').abort()), 3))")
    assert [p.outputs for p in found.layers] == [3]


WORDS = st.sampled_from([*"()[]{},:=.->\n\t\"'\\0#@*", "784", " relu", "nn.Linear(784, 10)", "(0): ", "ReLU()", " -> ", "self.x", "def forward(self, x):\n", "dense (Dense) │ (None, 3)", "Dense(3, activation='relu')", "lambda x: x", "1e999", "9" * 40, "한국어", "\x00", "\ud800"])  # fmt: skip
SAID = {
    "loss": st.sampled_from(["", "cross_entropy", "bce", "bce_logits", "nll", "mse", "poisson_log"]),
    "task": st.sampled_from(["any", "binary", "multi_class", "multi_label", "count", "regression"]),
    "target": st.sampled_from(["any", "real", "positive", "unit", "signed"]),
    "start": st.sampled_from(["", "he_normal", "zeros", "small", "orthogonal"]),
}


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map("".join)), st.fixed_dictionaries(SAID))
def test_any_text_is_answered(text: str, said: dict[str, str]) -> None:
    """Whatever is pasted, lines that exist are named and every finding has its words; nothing fails."""
    made = design(text, **said)
    last = text.replace("\r\n", "\n").count("\n") + text.count("\r") + 1
    assert all(1 <= u.line <= last and u.why(lang) for u in made.read.unread for lang in LANGS)
    for found in judge(made):
        assert all(1 <= line <= last for line in found.lines)
        assert all(found.reason(lang) and "{" not in found.reason(lang) for lang in LANGS)


@pytest.mark.parametrize(
    "text",
    [
        "(" * MOST,
        "-" * MOST + "f(1)",
        "a." * 1900 + "b(1)",
        "f(" * 900 + ")" * 900,
        "nn.Linear(" + "9" * 3900,
        "[" * 3000 + "f()",
    ],
)
def test_a_hostile_text_is_answered(text: str) -> None:
    """Brackets and dots without end neither hang nor fail."""
    assert isinstance(design(text), Design)
    assert judge(design(text)) is not None


def test_a_text_is_read_up_to_its_limit() -> None:
    """More than the limit is cut, not refused."""
    assert len(read("3 -> " * MOST).layers) <= MOST
