"""Write the bench's two fonts: Figtree at weights 600 and 800 under a name of their own.

Half of the peers cannot choose a weight of a variable font, so that all are given static ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = Path(__file__).resolve().parents[1] / "fonts" / "Figtree" / "Figtree[wght].ttf"

for weight in (600, 800):
    font = instantiateVariableFont(TTFont(SOURCE), {"wght": weight})
    for record in font["name"].names:
        if record.nameID in {1, 16}:
            record.string = "Bench"
    font["OS/2"].usWeightClass = weight
    font.save(Path(sys.argv[1]) / f"Bench-{weight}.ttf")
