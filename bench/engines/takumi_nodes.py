"""The job as takumi's node tree."""

from __future__ import annotations

from typing import Any

import job

_layouts = [job.layout(*size) for size in job.SIZES]
_rows = job.rows()
_sizes = [[job.wrapped(row.caption, at.caption)[0] for at in _layouts] for row in _rows]


def nodes(row: int, size: int) -> dict[str, Any]:
    """Return the tree of one graphic; takumi breaks the caption's lines itself."""
    layout, words = _layouts[size], _rows[row]
    box = layout.caption
    children: list[dict[str, Any]] = [_shape(shape) for shape in layout.shapes]
    children.append(
        {
            "type": "text",
            "text": words.caption,
            "style": {
                "position": "absolute",
                "left": f"{box.x}px",
                "top": f"{box.y}px",
                "width": f"{box.width}px",
                "fontFamily": "Bench",
                "fontSize": f"{_sizes[row][size]}px",
                "fontWeight": 800,
                "lineHeight": 1.1,
                "color": job.INK,
            },
        }
    )
    for name, text in layout.texts.items():
        side = (
            {"left": f"{text.x}px"}
            if text.anchor == "start"
            else {"right": f"{layout.width - text.x}px"}
        )
        children.append(
            {
                "type": "text",
                "text": getattr(words, name),
                "style": {
                    "position": "absolute",
                    "top": f"{text.y - text.size}px",
                    **side,
                    "fontFamily": "Bench",
                    "fontSize": f"{text.size}px",
                    "fontWeight": text.weight,
                    "color": job.INK,
                },
            }
        )
    return {
        "type": "container",
        "style": {
            "width": f"{layout.width}px",
            "height": f"{layout.height}px",
            "position": "relative",
            "backgroundImage": f"linear-gradient(135deg, {', '.join(job.GRADIENT)})",
        },
        "children": children,
    }


def _shape(shape: job.Shape) -> dict[str, Any]:
    style = {
        "position": "absolute",
        "left": f"{shape.x}px",
        "top": f"{shape.y}px",
        "width": f"{shape.width}px",
        "height": f"{shape.height}px",
        "opacity": shape.opacity,
    }
    if shape.kind == "ring":
        style |= {
            "border": f"{shape.detail}px solid {shape.colour}",
            "borderRadius": "50%",
            "boxSizing": "border-box",
        }
    elif shape.kind == "circle":
        style |= {"backgroundColor": shape.colour, "borderRadius": "50%"}
    else:
        style |= {
            "backgroundColor": shape.colour,
            "borderRadius": f"{shape.detail}px",
            "transform": f"rotate({shape.angle}deg)",
        }
    return {"type": "container", "style": style, "children": []}
