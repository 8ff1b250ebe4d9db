"""Faster matrix products for who asks for them: ``ACTS_BLAS=fast`` in the environment.

NumPy's OpenBLAS comes with a few sets of kernels, and takes older ones than it could on some processors. Its variable
OPENBLAS_CORETYPE overrules that, but ends the process with an illegal instruction where the processor lacks what the
set needs. So the set for AVX-512 is asked for here, before NumPy is loaded, and only if every flag is there; else
nothing happens. The last bits of a result depend on the set: workers on one machine share it, as they inherit the
variable, but figures made with it need not be those made without.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping, Set
from pathlib import Path

NEEDED = frozenset(("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl", "avx2", "fma"))
"""What OpenBLAS compiles its set SkylakeX for."""


def choose(environment: MutableMapping[str, str] = os.environ, flags: Set[str] | None = None) -> None:
    """Ask for the faster kernels if the reader did, the processor can, and nobody has chosen already."""
    if environment.get("ACTS_BLAS") == "fast" and (processor_flags() if flags is None else flags) >= NEEDED:
        environment.setdefault("OPENBLAS_CORETYPE", "SkylakeX")


def processor_flags(path: Path = Path("/proc/cpuinfo")) -> Set[str]:
    """The instruction sets that every core of this Linux machine has; none where it does not say."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    cores = [frozenset(line.partition(":")[2].split()) for line in lines if line.startswith("flags")]
    return frozenset.intersection(*cores) if cores else frozenset()
