"""The same work in three places: worker processes, this process, and a Dask cluster that may go away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from tests._cluster import ROOT, cluster

# What the work is, as a script: with the same words in each place, and in an own process, as the place is chosen once.
WORK = """
import hashlib, json, os, sys, time
from functools import partial
import numpy as np
from acts import compute
from tests.test_cluster import piece, wait_for_word
if __name__ == "__main__":
    what, place = sys.argv[1:]
    if what == "bits":
        batch = compute.submit_batch("b", [partial(piece, seed) for seed in range(6)])
    else:
        batch = compute.submit_batch("b", [partial(wait_for_word, seed) for seed in range(8)])
        while batch.done < 1:
            time.sleep(0.05)
        print("begun", flush=True)
        sys.stdin.readline()
    assert batch.finished.wait(60), batch.found
    said = compute.said()
    print(json.dumps({"found": batch.result, "trouble": batch.trouble and str(batch.trouble), "said": said and said.en}))
    compute.close()
"""


def piece(seed: int) -> str:
    """A little network, down to its last bit."""
    import numpy as np

    rng = np.random.default_rng(seed)
    x = rng.standard_normal((64, 64))
    for _ in range(8):
        x = np.maximum(x @ rng.standard_normal((64, 64)) * np.sqrt(2 / 64), 0)
    return x.tobytes().hex()[:4000]


def wait_for_word(seed: int) -> str:
    """A piece that takes a moment."""
    import time

    time.sleep(0.5)
    return piece(seed)[:16]


def started(what: str, scheduler: str, tmp_path: Path) -> subprocess.Popen[str]:
    script = tmp_path / "work.py"
    script.write_text(WORK)
    env = os.environ | {"PYTHONPATH": str(ROOT), "ACTS_SCHEDULER": scheduler, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, str(script), what, scheduler]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)


def ended(process: subprocess.Popen[str]) -> dict[str, object]:
    out, _ = process.communicate("go\n", timeout=90)
    return json.loads(out.splitlines()[-1])


def test_the_three_places_give_the_same_bits(tmp_path: Path) -> None:
    """Where a sweep is computed changes no bit of it."""
    with cluster() as there:
        answers = [ended(started("bits", place, tmp_path)) for place in ("processes", "here", there.address)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]["found"] == [piece(seed) for seed in range(6)]
    assert answers[0]["said"] is None


def test_a_cluster_that_is_not_there_means_local_work_said_plainly(tmp_path: Path) -> None:
    """The results are the same, and the reader is told who computes."""
    answer = ended(started("bits", "tcp://127.0.0.1:9", tmp_path))
    assert answer["found"] == [piece(seed) for seed in range(6)]
    assert "cluster cannot be reached" in str(answer["said"])


@pytest.mark.parametrize("victim", ["worker", "scheduler"])
def test_who_dies_in_mid_sweep_costs_only_its_own_pieces(victim: str, tmp_path: Path) -> None:
    """A killed worker's pieces are done by another; when the scheduler is killed, this machine does the rest."""
    with cluster() as there:
        process = started("slow", there.address, tmp_path)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        (there.workers[0] if victim == "worker" else there.scheduler).kill()
        answer = ended(process)
    assert answer["found"] == [piece(seed)[:16] for seed in range(8)]
    assert (answer["said"] is not None) == (victim == "scheduler")
