"""Every data set to train on, found by reading this folder."""

from acts.datasets.base import Dataset
from acts.datasets.handwriting import digits
from acts.spec import catalogue

DATASETS = catalogue(Dataset, __name__)

__all__ = ["DATASETS", "Dataset", "digits"]
