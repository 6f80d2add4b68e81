"""Filled SVG → resolved tree: nothing left to choose, every text a run of glyphs."""
