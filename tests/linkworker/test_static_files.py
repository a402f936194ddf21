"""Every file a page names is there after set-up: one that is not would take every page down."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']\s*%}""")
TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
NAMES = sorted({name for template in TEMPLATES for name in NAMED.findall(template.read_text())})
IN_STYLES = re.compile(r"url\((?!data:)[\"']?([^)\"']+)[\"']?\)")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_a_template_names_is_found(name):
    assert finders.find(name), f"{name} is in no static folder: ./run fetches build/assets, static/ is ours"


@pytest.mark.parametrize(
    "style", sorted(Path(settings.BASE_DIR, "static").rglob("*.css")), ids=lambda path: path.name
)
def test_a_file_a_style_sheet_names_is_found(style):
    folder = style.parent.relative_to(Path(settings.BASE_DIR, "static"))
    for address in IN_STYLES.findall(style.read_text()):
        name = address.removeprefix("/assets/") if address.startswith("/") else str(folder / address)
        parts: list[str] = []
        for part in Path(name).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        assert finders.find("/".join(parts)), f"{style.name} names {address}, which is nowhere"
