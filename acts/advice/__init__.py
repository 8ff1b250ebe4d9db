"""Which activation function where: recommendations as data, and the search through them."""

from acts.advice.claims import Claim, Claims
from acts.advice.folder import Rows
from acts.advice.ranking import Match, search
from acts.advice.row import Row
from acts.advice.words import WORDS

ROWS = Rows()
CLAIMS = Claims()

__all__ = ["CLAIMS", "ROWS", "WORDS", "Claim", "Match", "Row", "Rows", "search"]
