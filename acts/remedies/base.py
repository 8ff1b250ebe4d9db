"""What every remedy can do."""

from __future__ import annotations

from acts.setup import Setup
from acts.spec import Spec
from acts.text import Text


class Remedy(Spec):
    """One change to a run that leaves everything else as it is: its data, first weights and batches."""

    def apply(self, setup: Setup) -> Setup:
        """*setup* with the remedy; the same if it is in use already."""
        raise NotImplementedError

    def name(self, setup: Setup) -> Text:
        """What is done to *setup*, in a few words."""
        return self.title
