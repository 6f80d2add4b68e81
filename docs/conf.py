"""How Sphinx builds these pages: ``nox -s docs``, where a warning is an error."""

import sys
from pathlib import Path

from connection_graphics import __version__

sys.path.insert(0, str(Path(__file__).parent))  # for extension.py

project = "connection_graphics"
author = "connection_graphics contributors"
project_copyright = "2026, connection_graphics contributors"
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "extension",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "examples"]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
# Quotation marks and dots only: --formats must not become –formats.
smartquotes_action = "qe"

autodoc_member_order = "bysource"
autodoc_typehints = "description"
# A public name must have its place in api.md. Other projects' names need none, for looking
# them up would need the network; neither do names that live deeper in the library.
nitpick_ignore_regex = [
    ("py:.*", r"(?!connection_graphics\b).*"),
    ("py:.*", r"connection_graphics\.[a-z_.]+\..*"),
]

html_theme = "furo"
html_title = "connection_graphics"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_theme_options = {"navigation_with_keys": True}
