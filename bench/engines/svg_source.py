"""The job as an SVG with ``<text>``, filled by Jinja2: what CairoSVG and resvg are given."""

from __future__ import annotations

import jinja2
import job

#: The words as the peers draw them: broken beforehand, one ``<text>`` a line.
_TEXTS = """\
{% for line in lines %}
<text x="{{ l.caption.x }}" y="{{ l.caption.y + size * (0.8 + 1.1 * loop.index0) }}"
 font-size="{{ size }}" font-weight="800" font-family="{{ family }}"
 fill="{{ ink }}">{{ line }}</text>
{% endfor %}
{% for name, t in l.texts.items() %}
<text x="{{ t.x }}" y="{{ t.y }}" font-size="{{ t.size }}" font-weight="{{ t.weight }}"
 text-anchor="{{ t.anchor }}" font-family="{{ family }}" fill="{{ ink }}">{{ words[name] }}</text>
{% endfor %}
</svg>
"""

_environment = jinja2.Environment(autoescape=True)
_layouts = [job.layout(*size) for size in job.SIZES]
_templates = [
    _environment.from_string(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{at.width}" height="{at.height}">\n'
        + job.svg_shapes(at)
        + _TEXTS
    )
    for at in _layouts
]
_rows = job.rows()


def filled(row: int, size: int, family: str) -> str:
    """Return the SVG of one graphic."""
    layout, words = _layouts[size], _rows[row]
    font_size, lines = job.wrapped(words.caption, layout.caption)
    return _templates[size].render(
        l=layout,
        ink=job.INK,
        size=font_size,
        lines=lines,
        words=vars(words),
        family=family,
    )
