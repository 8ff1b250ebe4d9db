"""Sweeps, cliffs, remedies in pairs, and networks that are born dead."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import isnan, log, nan
from multiprocessing import get_context
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from acts import born_dead, training
from acts.activations import ACTIVATIONS
from acts.axes import AXES
from acts.cliff import Cliff, Crossing, crossing, find
from acts.datasets import DATASETS, Dataset
from acts.initializers import INITIALIZERS
from acts.optimizers import OPTIMIZERS
from acts.paired import Pairing, pairings, plan
from acts.remedies import REMEDIES
from acts.setup import Setup
from acts.statistics import Mean, mean, wilson
from acts.sweep import Outcome, crowds, join, outcome, pieces, rates, run, summary
from acts.text import Text, Trouble
from acts.training import train


def setup(**changes: Any) -> Setup:
    """A small network on a few steps, with some of its settings changed."""
    usual: dict[str, Any] = {"hidden": (16, 12), "activation": "relu", "initializer": "he_normal", "optimizer": "sgd"}
    usual |= {"rate": 0.5, "steps": 30} | changes
    kinds = {"activation": ACTIVATIONS, "initializer": INITIALIZERS, "optimizer": OPTIMIZERS}
    named: dict[str, Any] = {k: kinds[k][v]() if k in kinds and isinstance(v, str) else v for k, v in usual.items()}
    return Setup(**named)


SPIRAL, DIGITS = DATASETS["spiral"](), DATASETS["digits"]()
DIVERGED = Outcome((nan, nan), nan, nan, nan, nan, diverged=True)


def ended(share: float, accuracy: float = 1.0) -> Outcome:
    """A run that did not diverge."""
    return Outcome((share, share), share, share, 0.1, accuracy, diverged=False)


def grid(**changes: Any) -> list[Setup]:
    """Three seeds of five rates, the largest of which makes a network without a non-linear function diverge."""
    return [setup(rate=r, seed=s, **changes) for s in range(3) for r in (0.01, 0.1, 0.5, 1.5, 1e4)]


# --- the same bits everywhere ---


@pytest.mark.parametrize("changes", [{}, {"batch": 60, "optimizer": "adam"}, {"activation": "identity"}])
def test_a_run_of_a_sweep_is_that_run_alone(changes: dict[str, Any]) -> None:
    """Every outcome of a sweep is, bit for bit, what the same setup ends with alone, watched at every step."""
    setups = grid(**changes)
    found = join(setups, [piece() for piece in pieces(SPIRAL, setups)])
    alone = [outcome(train(*SPIRAL.load(one.seed), one)) for one in setups]
    assert repr(found) == repr(alone)


def test_processes_and_order_do_not_change_a_bit() -> None:
    """Done in other processes and from the last to the first, the pieces give what they give here."""
    setups = grid(batch=100)
    work = pieces(SPIRAL, setups)
    here = [piece() for piece in work]
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        jobs = [pool.submit(piece) for piece in reversed(work)]
        there = [job.result() for job in reversed(jobs)]
    assert repr(join(setups, there)) == repr(join(setups, here))


@pytest.mark.parametrize("slug", AXES)
def test_every_run_is_in_one_crowd_of_one_shape(slug: str) -> None:
    """Along every axis, each run is trained once, with at most eight others that share its shape and its data."""
    axis = AXES[slug]()
    setups = [axis.turn(setup(rate=r, seed=s), v) for s in (0, 1) for v in axis.chosen for r in (0.1, 0.2, 0.3)]
    together = crowds(setups)
    assert sorted(place for crowd in together for place in crowd) == list(range(len(setups)))
    for crowd in together:
        shapes = {(s.hidden, s.activation, s.optimizer, s.batch, s.seed) for s in (setups[i] for i in crowd)}
        assert len(shapes) == 1
        assert len(crowd) <= 8


@pytest.mark.parametrize("slug", AXES)
def test_every_axis_turns_what_it_says(slug: str) -> None:
    """The entries of an axis give as many different setups, which differ from one another in its field alone."""
    axis = AXES[slug]()
    turned = [axis.turn(setup(), value) for value in axis.chosen]
    assert len(set(turned)) == len(axis.chosen) == len({axis.name(value).ko for value in axis.chosen})
    assert len({replace(t, **{axis.field: getattr(setup(), axis.field)}) for t in turned}) == 1


class _Line(Dataset):
    """A number to be found on a line of points."""

    title = about = Text("", "")

    def load(self, seed: int) -> tuple[Any, Any]:
        x = np.linspace(-1.7, 1.7, 64)[:, None]
        return x, (x[:, 0] - x.mean()) / x.std()


def test_a_number_to_be_found_gives_an_r_squared() -> None:
    """The outcome says so, and a line is learned almost wholly."""
    ended = run(_Line(), [setup(steps=400, rate=0.1)])[0]
    assert ended.numeric
    assert 0.95 < ended.accuracy <= 1
    assert not run(SPIRAL, [setup(steps=1)])[0].numeric


def test_pieces_travel() -> None:
    """A piece survives pickling, and so does what it finds."""
    piece = pieces(SPIRAL, grid())[0]
    assert repr(pickle.loads(pickle.dumps(piece))()) == repr(pickle.loads(pickle.dumps(piece())))


def test_a_lost_piece_costs_only_its_own_runs() -> None:
    """Outcomes of pieces that are not there are missing, all others stand where they belong."""
    setups = grid()
    work = pieces(SPIRAL, setups)
    whole = [piece() for piece in work]
    found = join(setups, [None, *whole[1:]])
    gone = set(crowds(setups)[0])
    assert {i for i, one in enumerate(found) if one is None} == gone
    assert repr([o for o in found if o]) == repr([o for i, o in enumerate(join(setups, whole)) if i not in gone])


# --- numbers over seeds ---


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.floats(-100, 100), min_size=2, max_size=12))
def test_a_mean_is_that_of_scipy(values: list[float]) -> None:
    """Mean, standard error and Student's interval are SciPy's, and numbers that are none are left out."""
    found = mean([*values, nan])
    assert found.value == pytest.approx(np.mean(values), abs=1e-9)
    assert found.error == pytest.approx(stats.sem(values), abs=1e-9)
    assert found.reach == pytest.approx(stats.sem(values) * stats.t(len(values) - 1).ppf(0.975), abs=1e-9)


@pytest.mark.parametrize(("hits", "trials"), [(0, 10), (1, 10), (5, 7), (400, 400), (37, 2000)])
def test_an_interval_of_a_share_is_wilsons(hits: int, trials: int) -> None:
    """The interval is that of SciPy's binomial test, also where nothing or everything hits."""
    low, high = wilson(np.array([hits]), trials)
    expected = stats.binomtest(hits, trials).proportion_ci(method="wilson")
    assert low[0] == pytest.approx(expected.low, abs=1e-12)
    assert high[0] == pytest.approx(expected.high, abs=1e-12)


def test_a_diverged_run_is_counted_and_not_averaged() -> None:
    """Shares are means over the runs that ended well; the others are a number of their own, and missing runs are none."""
    cell = summary([ended(0.2), DIVERGED, None, ended(0.4)])
    assert (cell.runs, cell.diverged) == (3, 1)
    assert cell.dead == pytest.approx(Mean(0.3, 0.1, 2))
    assert isnan(summary([DIVERGED]).dead.value)


# --- the cliff ---


def test_a_crossing_lies_where_the_line_passes() -> None:
    """Between 1 and 100 on a log scale a mean from 0 to 0.2 passes 0.1 at 10; a missing mean is passed over."""
    assert crossing((1, 3, 100), (0, nan, 0.2), 0.1) == pytest.approx((1, 100, 10, nan), nan_ok=True)
    assert crossing((1, 2, 3), (0, 0.05, nan), 0.1) == "above"
    assert crossing((1, 2, 3), (nan, 0.5, 0), 0.1) == "below"


@cache
def cliff() -> Cliff:
    """Three seeds of the spiral, a little network."""
    return find(SPIRAL, setup(hidden=(32,) * 3, steps=60), range(3), rates(0.1, 100, 5), 0.1, 2)


def test_the_cliff_is_inside_its_bracket() -> None:
    """The mean dead share is below 10 % at the lower end and above at the upper; so is one half of runs diverged."""
    found = cliff()
    by_rate = dict(zip(found.rates, found.cells, strict=True))
    for place, level, share in ((found.death, 0.1, "dead"), (found.ruin, 0.5, "diverged")):
        assert isinstance(place, Crossing)
        ends = (by_rate[place.low], by_rate[place.high])
        low, high = (c.dead.value if share == "dead" else c.diverged_share for c in ends)
        assert low < level <= high
        assert place.low <= place.at <= place.high


def test_two_rounds_narrow_the_bracket_sixteen_times() -> None:
    """Each round cuts a bracket in four on the log scale, up to the three digits of a rate."""
    for place in (cliff().death, cliff().ruin):
        assert isinstance(place, Crossing)
        assert log(place.high / place.low) < 1.1 * log(1000) / 4 / 16
        assert place.error >= 0


def test_every_rate_of_the_search_is_a_plain_sweep() -> None:
    """What the search found at a rate is what a run of that rate and seed gives alone."""
    found = cliff()
    for rate, row in zip(found.rates, found.outcomes, strict=True):
        one = setup(hidden=(32,) * 3, steps=60, rate=rate, seed=2)
        assert repr(row[2]) == repr(run(SPIRAL, [one])[0])


def test_no_cliff_is_said_to_be_none() -> None:
    """Where no unit can die no rate is found, and where all are dead at once it is below the range."""
    leaky = find(SPIRAL, setup(activation="leaky_relu", steps=5), [0, 1], rates(0.01, 1, 3), 0.1, 1)
    assert leaky.death == "above"
    dead = find(SPIRAL, setup(bias=-5.0, steps=5), [0, 1], rates(0.01, 1, 3), 0.1, 1)
    assert dead.death == "below"


# --- remedies ---


@pytest.mark.parametrize("slug", REMEDIES)
def test_a_remedy_changes_one_thing(slug: str) -> None:
    """It keeps the seed, the shape and the number of steps, is named, and applied twice does no more (but a lower rate)."""
    remedy, one = REMEDIES[slug](), setup(batch=32, initializer="lecun_normal", seed=5)
    other = remedy.apply(one)
    assert other != one
    assert (other.seed, other.hidden, other.steps) == (one.seed, one.hidden, one.steps)
    assert slug == "lower_rate" or remedy.apply(other) == other
    assert remedy.name(one).ko


def test_pairs_are_compared_seed_by_seed() -> None:
    """A difference that is the same in every pair has no error, however much the pairs differ."""
    one, remedies = setup(), (REMEDIES["bias"](), REMEDIES["leak"]())
    rows = [(ended(d), ended(d - 0.1, 0.9), DIVERGED) for d in (0.2, 0.5, 0.9)]
    base, (bias, leak) = pairings([o for row in rows for o in row], one, remedies)
    assert base.dead.value == pytest.approx(1.6 / 3)
    assert bias.dead == pytest.approx((-0.1, 0, 3))
    assert (bias.verdict, leak.verdict) == ("costs", "worse")
    assert leak.diverged.value == 1
    assert isnan(leak.dead.value)


def test_a_missing_half_of_a_pair_is_no_pair() -> None:
    """Only pairs of which both runs are there count."""
    one, remedies = setup(), (REMEDIES["bias"](),)
    _, (found,) = pairings([ended(0.5), None, None, ended(0.1), ended(0.4), ended(0.1)], one, remedies)
    assert found.pairs == 1
    assert found.dead.value == pytest.approx(-0.3)


def verdict(dead: float, accuracy: float, diverged: float) -> str:
    """The verdict on three differences that are sure."""
    d, a, r = (Mean(v, 1e-9, 5) for v in (dead, accuracy, diverged))
    return Pairing(summary([ended(0.1)]), d, a, r, 5, changed=True).verdict


def test_verdicts_weigh_units_against_accuracy_and_runs() -> None:
    """Fewer dead units help only if neither accuracy nor runs are lost."""
    assert verdict(-0.2, 0.1, 0.0) == verdict(-0.2, 0.0, 0.0) == verdict(0.0, 0.0, -0.4) == "helps"
    assert verdict(-0.2, -0.1, 0.0) == verdict(-0.2, 0.1, 0.5) == "costs"
    assert verdict(0.2, 0.1, 0.0) == verdict(0.0, -0.1, 0.0) == "worse"
    assert verdict(0.0, 0.1, 0.0) == "nothing"


def test_a_remedy_that_is_in_use_already_changes_nothing() -> None:
    """The same run again gives no difference, and is said to be the same."""
    one, remedies = setup(steps=3), (REMEDIES["he_weights"](),)
    setups = plan(one, remedies, (0, 1))
    outcomes = join(setups, [piece() for piece in pieces(SPIRAL, setups)])
    assert pairings(outcomes, one, remedies)[1][0].verdict == "same"


def test_pairs_see_the_same_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that are drawn in another way leave the order of the batches as it was."""
    seen: list[list[int]] = []
    portions = training._Runs._portions

    def spy(runs: Any) -> Any:
        for step in portions(runs):
            seen[-1].append(hash(step[0].x.tobytes()))
            yield step

    monkeypatch.setattr(training._Runs, "_portions", spy)
    for slug in ("he_normal", "he_uniform", "orthogonal", "zeros"):
        seen.append([])
        train(*SPIRAL.load(0), setup(initializer=slug, batch=100, steps=12))
    assert len(set(seen[0])) >= 12
    assert all(order == seen[0] for order in seen)


# --- born dead ---


@pytest.mark.parametrize(("width", "depth"), [(1, 2), (2, 4), (2, 9), (3, 9), (3, 19), (5, 9)])
def test_the_share_of_the_born_dead_is_between_its_bounds(width: int, depth: int) -> None:
    """Of 3,000 networks as many are dead as theory allows, layer for layer, within four standard errors."""
    he = INITIALIZERS["he_normal"]()
    share = born_dead.dead_by_layer(0, born_dead.RAYS, he, width, depth, 3000, 0.0) / 3000
    slack = 4 * np.sqrt(0.25 / 3000)
    low, high = born_dead.lower(width, depth), born_dead.upper(width, depth)
    assert np.all(np.diff(share) >= 0)
    assert np.all(low - slack < share)
    assert np.all(share < high + slack)
    assert share[:2] == pytest.approx(low[:2], abs=slack)


@pytest.mark.parametrize(("width", "share"), [(2, 0.8792), (3, 0.5779), (5, 0.1285)])
def test_ten_layers_are_dead_as_often_as_published(width: int, share: float) -> None:
    """Nine hidden layers of two, three and five units: about 88, 58 and 13 % are born dead."""
    he = INITIALIZERS["he_normal"]()
    found = born_dead.dead_by_layer(1, born_dead.RAYS, he, width, 9, 3000, 0.0)[-1] / 3000
    assert found == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / 3000))


@pytest.mark.parametrize("slug", ["he_uniform", "glorot_normal", "lecun_uniform"])
def test_one_input_dies_exactly_as_often_as_the_upper_bound(slug: str) -> None:
    """On a single input the upper bound is the truth, whatever the symmetric weights, with biases or without."""
    for spread in (0.0, 0.5):
        one = np.ones((3, 1))
        found = born_dead.dead_by_layer(2, one, INITIALIZERS[slug](), 3, 6, 3000, spread) / 3000
        assert found == pytest.approx(born_dead.upper(3, 6), abs=4 * np.sqrt(0.25 / 3000))


@pytest.mark.parametrize(("width", "share"), [(2, 0.233), (3, 0.065), (5, 0.004)])
def test_asymmetric_weights_rarely_leave_a_network_dead(width: int, share: float) -> None:
    """Nine layers with randomized asymmetric weights: about 23, 7 and 0 % instead of 88, 58 and 13 %."""
    grid = born_dead.inputs(None, spread=1.0)
    found = born_dead.dead_by_layer(3, grid, None, width, 9, 2000, 0.0)[-1] / 2000
    assert found == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / 2000))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(width=st.integers(1, 30), depth=st.integers(1, 60))
def test_bounds_are_in_order(width: int, depth: int) -> None:
    """Both bounds are probabilities, grow with depth, and fall with width; one and two layers leave no room between them."""
    low, high = born_dead.lower(width, depth), born_dead.upper(width, depth)
    assert np.all((low >= -1e-12) & (low <= high + 1e-12) & (high <= 1))
    assert np.all(np.diff(high) >= 0)
    assert np.all(born_dead.upper(width + 1, depth) <= high)


@pytest.mark.parametrize(("depth", "widths"), [(2, (5, 8)), (4, (6, 9)), (9, (7, 10)), (19, (8, 11)), (99, (10, 14))])
def test_safe_widths(depth: int, widths: tuple[int, int]) -> None:
    """The smallest widths for 10 % and for 1 %, and one unit less is not enough."""
    assert tuple(born_dead.safe_width(depth, share) for share in (0.1, 0.01)) == widths
    for width, share in zip(widths, (0.1, 0.01), strict=True):
        assert born_dead.upper(width - 1, depth)[-1] > share >= born_dead.upper(width, depth)[-1]


# --- what is refused ---


def test_what_cannot_be_done_is_refused_before_it_starts() -> None:
    """Batches larger than the data, sweeps of an hour and rates in the wrong order are a sentence each."""
    with pytest.raises(Trouble, match="512 samples"):
        pieces(SPIRAL, [setup(), setup(batch=600)])
    with pytest.raises(Trouble, match="minutes"):
        pieces(DIGITS, [setup(hidden=(512,) * 3, steps=1000, seed=s) for s in range(20)])
    with pytest.raises(Trouble, match="below the largest"):
        rates(1.0, 0.1, 5)


def test_rates_are_written_as_a_reader_would() -> None:
    """Three digits each, ascending, with both ends."""
    found = rates(0.01, 10, 7).tolist()
    assert (found[0], found[-1], len(found)) == (0.01, 10, 7)
    assert all(float(f"{r:.3g}") == r < s for r, s in pairwise(found))
