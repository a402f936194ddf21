"""What a page folds by its width when it starts: journeys change the width afterwards, and have to know of it."""

import re
from pathlib import Path

from django.conf import settings

from tests.journeys.visitor import FOLDED

SCRIPTS = Path(settings.BASE_DIR, "static")
ASKS = re.compile(
    r"""matchMedia\("\(max-width: (?P<most>\d+)(?P<unit>px|em)\)"\)\.matches\)[\s{]*"""
    r"""document\.querySelector(?:All)?\("(?P<what>[^"]+)"\)"""
)
PIXELS = {"px": 1, "em": 16}
FOLLOWS_THE_WIDTH = 'wide.addEventListener("change", fit)'  # and so needs no telling


def test_the_journeys_fold_what_the_scripts_fold():
    texts = [text for path in SCRIPTS.rglob("*.js") if FOLLOWS_THE_WIDTH not in (text := path.read_text())]
    asked = [found for text in texts for found in ASKS.finditer(text)]
    folded = {(found["what"], int(found["most"]) * PIXELS[found["unit"]] + 1) for found in asked}
    assert folded == set(FOLDED)
    assert len(asked) == sum(text.count("matchMedia") + text.count("innerWidth") for text in texts)
