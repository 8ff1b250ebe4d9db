"""What every test shares: hypothesis looks at the same examples each time, however busy the machine is."""

from hypothesis import settings

settings.register_profile("same everywhere", derandomize=True, deadline=None)
settings.load_profile("same everywhere")
