"""Words → positioned glyphs: turned, broken into lines, shaped and fitted to a box."""
