"""Documents for people outside the service, made from a stored snapshot and nothing else.

`board_report(snapshot, edition=…)` prints the monthly report of the Health and Wellbeing Board. The snapshot is
a mapping, as stored in JSON:

    {"authority": {"code", "name"},
     "month": "2026-10", "as_at": "2026-10-31",
     "edition": "internal" (or "restricted", the same) or "public",
     "fingerprint": "sha256:<64 hexadecimal digits>",
     "weeks_per_year": "365/7",
     "suppression": "…",                       # optional: the small-number rule in words, as applied
     "rounded_to": 5,                          # optional: counts of people are rounded to the nearest
     "figures": [FIGURE, …],                   # must hold K01, K02, K03, K10, K12 and K19
     "people": {"by_month": [{"month", "placed_out": CELL, "placed_in": CELL}, … 12],
                "by_setting": [{"label", "n": CELL}, …],          # adults placed out
                "movements": {"new": CELL, "moved": CELL, "returned": CELL, "ended": CELL}},
     "reviews": {"by_kind": [{"label", "met": CELL, "of": CELL}, …], "overdue": CELL, "longest_days": CELL},
     "money": {"by_payer": [{"label", "weekly": CELL, "yearly": CELL}, … 1 to 5],   # pounds, gross
               "by_month": [{"month", "by_payer": [{"label", "yearly": CELL}, …]}, … 12]},
     "quality": [{"label", "not_recorded": CELL, "of": CELL}, …]}

CELL is a number (an integer, or a decimal as text), or {"state": "suppressed" | "not_recorded" |
"not_applicable" | "not_measured"} and nothing beside the state. Lists by month hold the twelve months up to
the report's own, earliest first; each names the same payers as `by_payer`.

FIGURE is a figure of the figures' JSON: {"id", "title", "unit": "count" | "percent" | "pounds",
"better": "higher" | "lower" | "neutral", "value": number or null with "state",
"met", "of", "target", "previous": CELL or null, "not_recorded", "not_applicable": CELL,
"rag": "green" | "amber" | "red" | "withheld" | null,
"one_step": number                                             # optional: how far rounding alone can move it
"told_as": "about" | ""                                        # optional: said before its values
"split": [{"label", "met", "of"} or {"label", "value"}, …]     # optional
"counted_in": "people" | "reviews" | … | "pounds"              # optional: what met and of count
} and also "definition", "source" (words) and "trend": [{"month", "value": as above, "met", "of"}, … 12].
A suppressed figure may hold no met and no numbers in its split; its rating is not printed either.

What is missing or of the wrong kind raises SnapshotIsWrong, which names the place. The public edition is given
cells that are already safe: nothing here knows what stood in a suppressed one.
"""

from reporting.documents.content import PUBLIC, RESTRICTED, Narrative
from reporting.documents.paper import LONGEST_ASK, LONGEST_SENTENCE, WrongEdition, board_report
from reporting.documents.reading import SnapshotIsWrong

__all__ = [
    "LONGEST_ASK",
    "LONGEST_SENTENCE",
    "PUBLIC",
    "RESTRICTED",
    "Narrative",
    "SnapshotIsWrong",
    "WrongEdition",
    "board_report",
]
