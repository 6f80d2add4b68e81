"""Readers of the kinds of table: each gives rows of cells that know their place."""
