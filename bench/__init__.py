"""Measurements: ratios against a named rival in one run, never absolute times."""
