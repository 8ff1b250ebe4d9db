"""A fair queue: owners take turns, whatever each of them brought."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

T = TypeVar("T")


class Line(Generic[T]):
    """Things that wait, in the order in which they will be taken; one thing may wait for several owners.

    Not safe for threads: whoever holds it locks it.
    """

    def __init__(self) -> None:
        self._lines: OrderedDict[str, list[T]] = OrderedDict()

    def __len__(self) -> int:
        return len({id(item) for items in self._lines.values() for item in items})

    def put(self, owner: str, item: T, *, first: bool = False) -> None:
        """Let *item* wait behind what *owner* already waits for, or before everything."""
        items = self._lines.setdefault(owner, [])
        items.insert(0 if first else len(items), item)
        if first:
            self._lines.move_to_end(owner, last=False)

    def take(self) -> T | None:
        """The next thing; whose turn it was comes last in the next round."""
        if not self._lines:
            return None
        owner, items = next(iter(self._lines.items()))
        item = items[0]
        self._lines.move_to_end(owner)
        self.drop(item)
        return item

    def drop(self, item: T) -> None:
        """*item* waits no longer, for nobody."""
        for owner, items in list(self._lines.items()):
            items[:] = [other for other in items if other is not item]
            if not items:
                del self._lines[owner]

    def before(self, item: T) -> int | None:
        """How many things will be taken before *item* if nothing else comes; None if it does not wait."""
        waits = [self._before(owner, items.index(item)) for owner, items in self._lines.items() if item in items]
        return min(waits, default=None)

    def _before(self, owner: str, place: int) -> int:
        """In the rounds before its own every owner is served once; in its own, those whose turn comes earlier."""
        count, rounds = 0, place + 1
        for other, items in self._lines.items():
            if other == owner:
                rounds = place
            count += min(len(items), rounds)
        return count
