"""Sphinx: the documentation as pages. `make docs` builds it and fails on the smallest warning."""

project = "Samsyn"
author = "Samsyn"
copyright = "2026, the authors of Samsyn. Licensed under the EUPL"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Samsyn"
html_static_path: list[str] = []
html_show_sphinx = False
html_copy_source = False
