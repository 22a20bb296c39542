"""How Sphinx builds the site: `python -m sphinx -W -b html docs site`. No network, neither to build nor to read it."""

import sys
from pathlib import Path

from cerra_rules import __version__

sys.path.insert(0, str(Path(__file__).parent / "_site"))

project = "cerra_rules"
copyright = "the cerra_rules founders, MIT licence"
release = __version__

extensions = ["myst_parser", "contents", "flowcharts", "sources"]
exclude_patterns = ["README.md"]  # for those who read the folder on a code host; the site begins at index.md
nitpicky = True

myst_heading_anchors = 4  # as code hosts name headings: the links of the reference pages are made for them
myst_fence_as_directive = ["mermaid"]

html_theme = "furo"
html_title = "cerra_rules"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_search_summary = False  # it fetches pages, which browsers refuse where the site is a folder
html_theme_options = {
    "footer_icons": [],
    "top_of_page_buttons": [],
    "announcement": "Legal information, not legal advice. 仅供法律信息参考，不构成法律意见。",
}
