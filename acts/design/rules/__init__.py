"""Every rule that a design is judged by, one a file, found by reading this folder."""
