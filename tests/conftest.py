"""What every test shares: hypothesis looks at the same examples each time, and the long tests begin first."""

import pytest
from hypothesis import settings

settings.register_profile("same everywhere", derandomize=True, deadline=None)
settings.load_profile("same everywhere")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests begin first: a file stays in one process, and a long one at the end would keep the other idle."""
    items.sort(key=lambda item: "browser" not in item.path.parts)
