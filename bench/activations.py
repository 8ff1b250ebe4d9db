"""What each activation function costs: forward, backward, and both in one pass, as a multiple of ReLU.

    python -m bench.activations [function ...] [--rounds 15] [--size 65536] [--write]

One thread, standard normal inputs that fit into the cache; `acts.timing.measure` says how. Columns: PyTorch forward and
backward (float32), our value and slope (float64, NumPy), our kernel, which gives both in one pass in place (float32),
and what taking value and slope apart costs compared with that pass. With --write the table becomes acts/speed.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from acts.activations import ACTIVATIONS
from acts.timing import COLUMNS, SIZE, Entry, measure, packages, processor

HOME = Path(__file__).parents[1] / "acts" / "speed.json"


def record(table: Mapping[str, Entry], rounds: int, size: int) -> str:
    """The table as JSON, one function a line, with what is needed to measure it again."""
    head = {"rounds": rounds, "size": size, "processor": processor(), "versions": packages()}
    lines = ",\n".join(f"  {json.dumps(slug)}: {json.dumps(entry)}" for slug, entry in table.items())
    return f'{{\n"measured": {json.dumps(head)},\n"functions": {{\n{lines}\n}}\n}}\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    named = [slug for slug, kind in ACTIVATIONS.items() if kind.fixed]
    parser.add_argument("functions", nargs="*", default=named)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {HOME.name}")
    asked = parser.parse_args()
    if asked.write and set(asked.functions) != set(named):
        parser.error("--write wants the whole catalogue")
    print(f"{'function':16}" + "".join(f"{name:>15}" for name in COLUMNS))
    table: dict[str, Entry] = {}
    for slug in asked.functions:
        table[slug] = measure(ACTIVATIONS[slug](), asked.rounds, asked.size)
        cells = (f"{table[slug][name][0]:.3g}" if name in table[slug] else "-" for name in COLUMNS)
        print(f"{slug:16}" + "".join(f"{cell:>15}" for cell in cells), flush=True)
    if asked.write:
        HOME.write_text(record(table, asked.rounds, asked.size), encoding="utf-8")


if __name__ == "__main__":
    main()
