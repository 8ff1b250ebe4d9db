"""Results worth keeping: bounded in bytes and in age, and each computed once however many ask at once."""

from __future__ import annotations

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

OBJECT = 16  #: bytes that anything takes, whatever it holds


def size(result: Any) -> int:
    """About how many bytes *result* holds: its arrays, bytes and words, each once, and a little for every object.

    What is asked for on every turn of a knob says itself what it weighs.
    """
    seen, left, total = set[int](), [result], 0
    while left:
        value = left.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        weight = getattr(value, "weight", None)
        if isinstance(weight, int):
            total += weight
            continue
        total += OBJECT + _own(value)
        if isinstance(value, Mapping):
            left += value.values()
        elif isinstance(value, list | tuple | set | frozenset):
            left += value
        else:
            left += getattr(value, "__dict__", {}).values()
    return total


def _own(value: Any) -> int:
    """The bytes of what is one piece."""
    if isinstance(value, np.ndarray):
        return value.nbytes + (OBJECT * value.size if value.dtype == object else 0)
    return len(value) if isinstance(value, str | bytes) else 0


@dataclass
class _Entry:
    result: Any
    size: int
    asked: float


class Store:
    """Results by key; those asked for least recently leave when *limit* bytes or *seconds* are exceeded.

    Age is counted on a clock that nobody sets.
    """

    def __init__(self, limit: float, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._seconds, self._clock = limit, seconds, clock
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._making: dict[str, threading.RLock] = {}
        self._makers: Counter[str] = Counter()
        self.bytes = 0

    def get(self, key: str) -> Any:
        """The result, or None."""
        with self._lock:
            self._tidy()
            entry = self._entries.get(key)
            if entry is None:
                return None
            entry.asked = self._clock()
            self._entries.move_to_end(key)
            return entry.result

    def keep(self, key: str, result: Any) -> Any:
        """Keep *result*, and give it back."""
        weight = size(result)
        with self._lock:
            self._remove(key)
            self._entries[key] = _Entry(result, weight, self._clock())
            self.bytes += weight
            self._tidy()
        return result

    def drop(self, key: str) -> None:
        """Forget a result."""
        with self._lock:
            self._remove(key)

    def get_or_make(self, key: str, work: Callable[[], Any]) -> Any:
        """The result; made by *work* in this thread unless it is known, or being made by another thread."""
        known = self.get(key)
        if known is not None:
            return known
        with self._turn(key):
            known = self.get(key)
            return self.keep(key, work()) if known is None else known

    @contextmanager
    def _turn(self, key: str) -> Generator[None]:
        with self._lock:
            lock = self._making.setdefault(key, threading.RLock())
            self._makers[key] += 1
        try:
            with lock:
                yield
        finally:
            with self._lock:
                self._makers[key] -= 1
                if not self._makers[key]:
                    del self._makers[key], self._making[key]

    def _remove(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        self.bytes -= entry.size if entry else 0

    def _tidy(self) -> None:
        oldest = self._clock() - self._seconds
        while self._entries:
            key, entry = next(iter(self._entries.items()))
            if entry.asked >= oldest and self.bytes <= self._limit:
                return
            self._remove(key)
