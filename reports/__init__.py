"""The paper: blocks become HTML, HTML becomes a tagged, reproducible PDF.

Nothing heavy is loaded here: WeasyPrint, vl-convert and ziamath belong to the worker that prints.
"""
