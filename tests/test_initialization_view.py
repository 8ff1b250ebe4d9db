"""The initialization view: its verdicts, its words, its figures, and what it refuses."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts import files
from acts.activations import ACTIVATIONS
from acts.blocks import Block, Details, Figure, Finding, Heading, Notice, Prose, References, Stats, Strip, Table
from acts.initializers import INITIALIZERS
from acts.spec import decode, encode
from acts.text import LANGS, Lang, Trouble
from acts.views import _initialization_words as words
from acts.views._initialization_sentences import advice
from acts.views.base import Preset
from acts.views.initialization import Initialization
from tests.strategies import specs

VERDICTS = {
    words.PRESET_ONE.en: "saturates",
    words.PRESET_CENT.en: "vanishes",
    words.PRESET_XAVIER.en: "carries",
    words.PRESET_HE.en: "carries",
    words.PRESET_HIDDEN.en: "vanishes",
    words.PRESET_TORCH.en: "vanishes",
    words.PRESET_EXPLODE.en: "explodes",
    words.PRESET_SAME.en: "symmetric",
    words.PRESET_SKIP.en: "carries",
    words.PRESET_TIP.en: "explodes",
    words.PRESET_EDGE.en: "carries",
    words.PRESET_TRAIN.en: "carries",
    words.PRESET_RANGE.en: "carries",
    words.PRESET_DROPOUT.en: "carries",
}
PRESETS = pytest.mark.parametrize("preset", Initialization.presets, ids=lambda p: p.title.en)
SMALL: dict[str, Any] = {"depth": 4, "width": 12, "samples": 20}


def of(link: dict[str, str]) -> Initialization:
    view, problems = decode(Initialization, link)
    assert not problems
    return view


def shown(view: Initialization, lang: Lang = "en") -> list[Block]:
    """Everything that *view* shows, and what is inside folds and strips."""
    return list(_flat(view.show(view.compute(), lang)))


def _flat(blocks: Any) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _flat(
            block.blocks if isinstance(block, Details) else block.panels if isinstance(block, Strip) else ()
        )


def sentences(block: Block) -> list[str]:
    """What a reader reads of a block, but for single words, numbers and the titles of works."""
    if isinstance(block, Figure | Strip | Table):
        return [
            block.title,
            *([block.caption] if block.caption else []),
            *([block.alt] if isinstance(block, Figure) else []),
        ]
    if isinstance(block, Stats):
        return [label for _, label in block.items]
    if isinstance(block, Notice):
        return [block.title, block.text]
    return [block.text] if isinstance(block, Finding | Heading | Prose) else []


@PRESETS
@pytest.mark.parametrize("seed", ["0", "2"])
def test_a_preset_shows_what_its_name_says(preset: Preset, seed: str) -> None:
    """Whatever the seed."""
    view = of({**preset.link, "seed": seed})
    assert view.headline(view.look())["verdict"] == VERDICTS[preset.title.en]


@PRESETS
def test_a_preset_says_only_what_differs(preset: Preset) -> None:
    """Its link is the shortest one."""
    assert encode(of(dict(preset.link))) == preset.link


def test_the_healthy_histogram_is_called_by_its_name() -> None:
    """Xavier with a sigmoid is told apart from deviation 0.01, where the histogram gives it away."""
    hidden, stuck = (shown(of({"initializer": "xavier_fan_in"})), shown(of({"initializer.deviation": "0.01"})))
    assert "look healthy" in hidden[0].text
    assert "about 0.5" in stuck[0].text


def every_kind() -> list[Initialization]:
    """Every function with the weights of the lecture, every initializer with ReLU, and corners."""
    found = [Initialization(**SMALL, activation=kind()) for kind in ACTIVATIONS.values()]
    found += [
        Initialization(**SMALL, activation=ACTIVATIONS["relu"](), initializer=kind()) for kind in INITIALIZERS.values()
    ]
    wild = INITIALIZERS["normal"](deviation=10.0)
    found += [
        Initialization(depth=30, width=3, samples=10, activation=ACTIVATIONS[f](), initializer=wild)
        for f in ("relu2", "elu")
    ]
    found += [Initialization(activation=ACTIVATIONS["exponential"](), initializer=wild, samples=10)]
    found += [
        Initialization(depth=1, width=1, samples=10),
        Initialization(depth=20, width=1, samples=10, range="lecture"),
    ]
    return [
        *found,
        Initialization(**SMALL, inputs="digits", bias=0.5, range="lecture", activation=ACTIVATIONS["tanh"]()),
    ]


@pytest.mark.parametrize(
    "view", every_kind(), ids=lambda v: f"{v.activation.slug}-{v.initializer.slug}-{v.depth}x{v.width}"
)
def test_the_view_shows_in_both_languages(view: Initialization) -> None:
    """Finding first, references last, every figure with rows and words for those who cannot see it, Korean in Hangul."""
    english, korean = shown(view), shown(view, "ko")
    assert [isinstance(b, Finding) for b in english] == [True] + [False] * (len(english) - 1)
    assert isinstance(english[-1], References)
    assert [type(b) for b in english] == [type(b) for b in korean]
    for block in english + korean:
        assert not isinstance(block, Figure) or (block.alt and block.data and len(next(iter(block.data.values()))) > 0)
    assert all(re.search("[가-힣]", told) for block in korean for told in sentences(block))
    assert not any(re.search("[가-힣{}]", said) for block in english for said in sentences(block))
    names = [b.name for b in english if isinstance(b, Figure | Strip | Table)]
    assert len(names) == len(set(names))


@settings(max_examples=40, deadline=None)
@given(specs(Initialization), st.integers(1, 8), st.integers(1, 12), st.integers(10, 30), st.sampled_from(LANGS))
def test_no_setting_breaks_the_view(view: Initialization, depth: int, width: int, samples: int, lang: Lang) -> None:
    """Any functions, initializers and knobs, in small networks: all is shown, and every number is fit for JSON."""
    small = view.model_copy(
        update={"depth": depth, "width": width, "samples": samples, "seeds": min(view.seeds, 2), "parts": ()}
    )
    result = small.compute()
    assert isinstance(next(iter(small.show(result, lang))), Finding)
    assert len(list(small.show(result, lang))) > 4
    assert json.loads(json.dumps(small.numbers(result), allow_nan=False))["layers"] <= depth


@PRESETS
def test_numbers_have_one_value_a_layer(preset: Preset) -> None:
    """Measured and predicted columns are as long as the network is deep; theory is silent about equal weights."""
    view = of(dict(preset.link))
    numbers = view.headline(view.look())
    columns = [
        "mean",
        "std",
        "saturated",
        "zero",
        "gradient_std",
        "unit_spread",
        "dead",
        "predicted_std",
        "predicted_gradient_std",
    ]
    assert all(len(numbers[c]) == view.depth for c in columns)
    assert all((v is None) == (not view.suited.random) for v in numbers["predicted_std"])


def test_the_lectures_range_confesses_what_it_hides() -> None:
    """Half of the values of tanh are negative: the notice, the histograms and the numbers say so."""
    view = of({"activation": "tanh", "initializer": "xavier_fan_in", "range": "lecture"})
    notice = next(b for b in shown(view) if isinstance(b, Notice))
    assert "50\N{NO-BREAK SPACE}%" in notice.title
    numbers = view.numbers(view.compute())
    assert all(0.45 < share < 0.55 for share in (*numbers["outside_histogram"].values(), *numbers["outside"]))
    assert not any(isinstance(b, Notice) for b in shown(of({"range": "lecture"})))


def test_deep_networks_show_five_layers_and_say_so() -> None:
    """First and last among them; the table has them all."""
    blocks = shown(Initialization(depth=40, width=10, samples=20))
    strip = next(b for b in blocks if isinstance(b, Strip))
    assert [p.name for p in strip.panels] == ["layer_1", "layer_11", "layer_20", "layer_30", "layer_40"]
    assert "Five of 40" in strip.caption
    assert len(next(b for b in blocks if isinstance(b, Table)).rows) == 40


@pytest.mark.parametrize("lang", LANGS)
def test_deep_networks_show_all_layers_at_once(lang: Lang) -> None:
    """A column a layer in three maps; what a range leaves out has a row of its own, and the numbers count every value."""
    view = Initialization(depth=9, width=10, samples=20, activation=ACTIVATIONS["tanh"](), range="lecture")
    maps = {b.name: b for b in shown(view, lang) if isinstance(b, Figure) and b.name.startswith("field_")}
    assert list(maps) == ["field_sums", "field_values", "field_gradients"]
    for figure in maps.values():
        assert figure.raster is not None and figure.raster.cells.shape[1] == 9
        assert (figure.data["counts"].frame().groupby("layer")["count"].sum() == 10 * 20).all()
    below = maps["field_values"].raster.cells[-1]
    assert (below > 200).all() and not maps["field_values"].raster.cells[0].any()
    assert len(set(maps["field_values"].data["outside"]["label"]) - {""}) == 1
    assert not any(b.name.startswith("field_") for b in shown(Initialization(**SMALL)) if isinstance(b, Figure))


@pytest.mark.parametrize(("deviation", "own"), [(0.3, False), (2.0, True)])
def test_layers_of_very_different_size_have_scales_of_their_own(deviation: float, own: bool) -> None:
    """The axis says so, and every column reaches one of its ends."""
    w = INITIALIZERS["normal"]().with_knob("deviation", deviation)
    view = Initialization(depth=8, width=20, samples=20, activation=ACTIVATIONS["relu"](), initializer=w)
    drawn = next(b for b in shown(view) if isinstance(b, Figure) and b.name == "field_sums")
    assert ("by its layer's largest" in json.dumps(drawn.spec)) == own
    assert drawn.raster is not None
    assert not own or drawn.raster.cells[[0, -1]].any(axis=0).all()


def test_layers_out_of_range_are_named() -> None:
    """When values leave the range of floats, the notice says from where on, and the rest is still shown."""
    view = Initialization(
        depth=50, width=20, samples=10, activation=ACTIVATIONS["relu"](), initializer=INITIALIZERS["ones"]()
    )
    blocks, numbers = shown(view), view.numbers(view.compute())
    assert numbers["verdict"] == "explodes"
    assert numbers["exploded_at"] == numbers["layers"] + 1
    assert str(numbers["exploded_at"]) in next(b for b in blocks if isinstance(b, Notice)).title
    assert any(isinstance(b, Strip) for b in blocks)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_too_large_is_refused_with_a_size_that_fits(lang: Lang) -> None:
    """At once, without a worker, and the size that the sentence names is one that fits."""
    view = Initialization(depth=50, width=512, samples=2000)
    assert not view.heavy
    with pytest.raises(Trouble) as refused:
        view.compute()
    text = refused.value.text(lang).replace(",", "")
    for knob, said in (
        ("depth", r"(\d+) layers|층 (\d+)개"),
        ("width", r"(\d+) units|유닛 (\d+)개"),
        ("samples", r"(\d+) inputs|입력 (\d+)개"),
    ):
        fits = int("".join(re.findall(said, text)[-1]))
        assert view.with_knob(knob, fits)._trouble() is None
        assert view.with_knob(knob, fits + 1)._trouble() is not None


def test_where_no_number_of_inputs_fits_another_size_is_named() -> None:
    """A hundred layers of a thousand units have more weights than there is room for."""
    view = Initialization(depth=100, width=1024)
    with pytest.raises(Trouble, match=r"\d+ layers, \d+ units\.$"):
        view.compute()


def test_more_digits_than_there_are_are_refused() -> None:
    """1,797 images can be chosen, 1,798 cannot."""
    with pytest.raises(Trouble, match="1,797"):
        Initialization(inputs="digits", samples=1798).compute()
    assert Initialization(inputs="digits", samples=1797, width=2).look().profile.layers == 5


def test_only_large_networks_need_a_worker() -> None:
    """The lecture's size answers at once."""
    assert not Initialization().heavy
    assert Initialization(depth=50).heavy
    assert Initialization(depth=26, width=2, samples=10).heavy
    assert Initialization(depth=5, width=512, samples=10).heavy


def test_seeds_widen_into_bands_and_agree_with_each_alone() -> None:
    """Three seeds: the numbers are the mean of what each alone gives, the bounds their least and largest."""
    alone = [view.numbers(view.compute()) for view in (Initialization(seed=4 + i, seeds=1, **SMALL) for i in range(3))]
    view = Initialization(seed=4, seeds=3, **SMALL)
    together = view.numbers(view.compute())
    for name in ("std", "gradient_std"):
        each = np.array([numbers[name] for numbers in alone])
        np.testing.assert_allclose(together[name], each.mean(0), rtol=1e-14)
        assert together[f"{name}_low"] == each.min(0).tolist()
        assert together[f"{name}_high"] == each.max(0).tolist()
    figure = next(b for b in shown(view) if isinstance(b, Figure) and b.name == "spread")
    assert len(figure.data["band"]) == 2 * view.depth


@pytest.mark.parametrize("seen", ["values", "sums", "gradients"])
def test_the_strip_shows_what_was_asked_for(seen: str) -> None:
    """The title says what; gradients have scales of their own, around 0."""
    strip = next(b for b in shown(Initialization(histograms=seen, **SMALL)) if isinstance(b, Strip))
    assert strip.title == words.STRIP_TITLES[seen].en
    bars = [panel.data["bars"] for panel in strip.panels if isinstance(panel, Figure)]
    assert all(found["count"].sum() == 12 * 20 for found in bars)
    assert (seen != "gradients") or all(found["lo"][0] == -found["hi"][-1] for found in bars)


@pytest.mark.parametrize("build", [{"normalization": "batch"}, {"residual": True}, {"dropout": 0.3}])
def test_theory_is_drawn_for_every_build(build: dict[str, Any]) -> None:
    """A line of theory in every figure, a number a layer, and a caption that says what it holds for."""
    view = Initialization(**SMALL, **build)
    assert None not in view.numbers(view.compute())["predicted_gradient_std"]
    figures = {b.name: b for b in shown(view) if isinstance(b, Figure)}
    assert {len(figures[name].data["theory"]) for name in ("gradient", "correlation")} == {view.depth}
    assert ("large batches" in figures["spread"].caption) == ("normalization" in build)


@pytest.mark.parametrize("slug", ["tanh", "relu", "gelu"])
def test_lengths_are_predicted_and_measured(slug: str) -> None:
    """The mean square of the sums of four wide layers with biases, within 15 %; the first from the inputs alone."""
    f, he = ACTIVATIONS[slug](), INITIALIZERS["he_normal"]()
    view = Initialization(activation=f, initializer=he, depth=4, width=400, samples=200, bias=0.5)
    numbers = view.numbers(view.compute())
    assert numbers["predicted_length"][0] == pytest.approx(2.25)
    np.testing.assert_allclose(numbers["length"], numbers["predicted_length"], rtol=0.15)


TABLE = "키;몸무게\n".encode("cp949") + b"".join(b"%d,5;%d\n" % (i, i * i) for i in range(40))


def test_a_table_of_the_reader_goes_through_the_network() -> None:
    """Theory knows its two columns; without the file, a sentence says that it is missing."""
    view = Initialization(inputs=files.name_of(TABLE), samples=30, width=200)
    with files.brought({view.inputs: TABLE}):
        numbers = view.numbers(view.compute())
    assert numbers["predicted_length"][0] == pytest.approx(2.0)
    with pytest.raises(Trouble, match="bring the file again"):
        view.compute()


@pytest.mark.parametrize(
    "build",
    [{"normalization": "layer"}, {"residual": True}, {"dropout": 0.9}, {"normalization": "batch", "residual": True}],
)
def test_advice_knows_the_build(build: dict[str, Any]) -> None:
    """Each combination that fails is told something else, in both languages."""
    view = Initialization(depth=40, width=30, samples=20, **build)
    result = view.look()
    for lang in LANGS:
        said = advice(view, result)(lang)
        assert (result.verdict.why == "carries") or "√n" not in said


def test_exploded_axes_name_their_unit_once() -> None:
    """Ticks are everyday numbers; the title says that they are divided by a power of ten."""
    view = Initialization(activation=ACTIVATIONS["relu"]())
    strip = next(b for b in shown(view) if isinstance(b, Strip))
    assert re.search("Activation / 10[⁴⁵]", json.dumps(strip.panels[-1].spec, ensure_ascii=False))


def test_the_same_link_gives_the_same_bits() -> None:
    """Twice computed, the results are the same to the last bit; another seed gives others."""
    first, again = (pickle.dumps(Initialization(seed=4, **SMALL).compute()) for _ in range(2))
    assert first == again
    assert first != pickle.dumps(Initialization(seed=5, **SMALL).compute())


def test_advice_follows_the_function() -> None:
    """A rectifier is told its deviation, a sigmoid its dilemma, a step that nothing helps."""
    said = {}
    for slug in ("relu", "sigmoid", "step"):
        view = Initialization(activation=ACTIVATIONS[slug](), samples=50)
        blocks = iter(shown(view))
        next(b for b in blocks if b == Heading(words.CHANGE_HEAD.en))
        said[slug] = next(b.text for b in blocks if isinstance(b, Prose))
    assert "1.41/√n" in said["relu"]
    assert "no deviation does everything" in said["sigmoid"]
    assert "no initializer can" in said["step"]


@pytest.mark.parametrize("expression", ["0", "1e300*x", "exp(x^2)", "1e308", "1e200*sin(x)", "x > 0", "relu(x - 25)"])
def test_a_formula_of_any_size_gets_a_sentence(expression: str) -> None:
    """Where no gain exists, the advice says so in both languages; nothing fails."""
    view = Initialization(activation=ACTIVATIONS["formula"](expression=expression))
    result = view.compute()
    for lang in LANGS:
        assert list(view.show(result, lang))
        said = " ".join(b.text for b in view.show(result, lang) if isinstance(b, Prose))
        assert "nan" not in said
