"""The opt-in to faster kernels cannot crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acts.blas import NEEDED, choose, processor_flags


def chosen(flags: frozenset[str], **environment: str) -> str | None:
    choose(environment, flags)
    return environment.get("OPENBLAS_CORETYPE")


@pytest.mark.parametrize("missing", sorted(NEEDED))
def test_one_missing_flag_leaves_the_kernels_alone(missing: str) -> None:
    """The faster set is asked for only where all of its instructions are there, and only by who wants it."""
    assert chosen(NEEDED, ACTS_BLAS="fast") == "SkylakeX"
    assert chosen(NEEDED - {missing}, ACTS_BLAS="fast") is None
    assert chosen(NEEDED) is None
    assert chosen(NEEDED, ACTS_BLAS="fast", OPENBLAS_CORETYPE="Haswell") == "Haswell"


def test_flags_are_those_of_every_core(tmp_path: Path) -> None:
    """What one core lacks is not there; a machine that does not say has none."""
    file = tmp_path / "cpuinfo"
    file.write_text("flags\t: avx2 fma avx512f\nmodel: x\nflags\t: avx2 fma\n")
    assert processor_flags(file) == {"avx2", "fma"}
    assert processor_flags(tmp_path / "none") == set()


def test_a_process_that_asks_for_speed_multiplies_as_before() -> None:
    """On this very machine, whatever it is: no crash, and the right product."""
    code = "import acts, numpy as np; a = np.arange(9e4).reshape(300, 300) % 7; print(int((a @ a).sum()))"
    environment = {**os.environ, "ACTS_BLAS": "fast"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    values = [[(300 * i + j) % 7 for j in range(300)] for i in range(300)]
    columns = [sum(column) for column in zip(*values, strict=True)]
    assert int(done.stdout) == sum(c * sum(row) for c, row in zip(columns, values, strict=True))
