"""How Sphinx builds these pages: ``nox -s docs``, where a warning is an error."""

from connection_graphics import __version__

project = "connection_graphics"
author = "connection_graphics contributors"
project_copyright = "2026, connection_graphics contributors"
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
# A name of ours must have a page to link to; other projects' names need none,
# for looking them up would need the network.
nitpick_ignore_regex = [("py:.*", r"(?!connection_graphics\b).*")]

html_theme = "furo"
html_title = "connection_graphics"
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True}
