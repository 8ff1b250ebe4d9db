"""Tables that a reader brings: CSV as spreadsheets write it, and the IDX format of MNIST."""

from acts.tables.columns import Column, Rows, column, first_column, numeric_rows
from acts.tables.idx import idx_array, idx_table, is_idx
from acts.tables.packed import UNPACKED_LIMIT, unpacked
from acts.tables.targets import CLASSES_LIMIT, Labeled, Numbered, csv_numbers, csv_table, looks_numeric

ACCEPTS = ("csv", "tsv", "txt", "gz", "idx", "idx1-ubyte", "idx3-ubyte")

__all__ = [
    "ACCEPTS", "CLASSES_LIMIT", "UNPACKED_LIMIT", "Column", "Labeled", "Numbered", "Rows", "column", "csv_numbers",
    "csv_table", "first_column", "idx_array", "idx_table", "is_idx", "looks_numeric", "numeric_rows", "unpacked",
]  # fmt: skip
