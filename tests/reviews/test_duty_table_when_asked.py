"""Rows of the table of review duties (domain B5) with the dates written out by hand: what was asked for."""

from tests.reviews.duty_rows import asked, authorised, goal, held, owed, table

EASTER = {"asked": [asked("CTR_PRE", "2026-03-27")]}  # the Friday before Good Friday
CHRISTMAS = {"asked": [asked("CTR_PRE", "2025-12-22")]}
TWO_GOALS = {"goals": [goal("G1", "2026-01-04", 56), goal("G2", "2026-01-04", 28, "2026-02-10")]}
FEBRUARY = {"asked": [asked("REQ", "2026-02-01"), asked("UNPL", "2026-02-15", "EV1")]}


@table(
    ("10 working days over Easter", "CTR_PRE", "2026-03-27", ["2026-04-14"], EASTER),
    ("10 working days over the year end", "CTR_PRE", "2025-12-22", ["2026-01-08"], CHRISTMAS),
    ("answered that day", "CTR_PRE", "2026-03-27", [], {**EASTER, "held": [held("CTR_PRE", "2026-03-27")]}),
    (
        "one before it",
        "CTR_PRE",
        "2026-03-27",
        ["2026-04-14"],
        {**EASTER, "held": [held("CTR_PRE", "2026-03-26")]},
    ),
    (
        "one after admission",
        "CTR_PRE",
        "2026-03-30",
        ["2026-04-14"],
        {**EASTER, "held": [held("CTR_POST", "2026-03-30")]},
    ),
    ("not asked yet", "CTR_PRE", "2026-03-26", [], EASTER),
    (
        "each request",
        "CTR_PRE",
        "2026-04-01",
        ["2026-01-08", "2026-04-14"],
        {"asked": [*EASTER["asked"], *CHRISTMAS["asked"]]},
    ),
    ("28 days", "REQ", "2026-02-15", ["2026-03-01"], FEBRUARY),
    ("28 days to a leap day", "REQ", "2024-02-01", ["2024-02-29"], {"asked": [asked("REQ", "2024-02-01")]}),
    (
        "about another",
        "REQ",
        "2026-02-15",
        ["2026-03-01"],
        {**FEBRUARY, "held": [held("REQ", "2026-02-10", "X")]},
    ),
    ("answered", "REQ", "2026-02-15", [], {**FEBRUARY, "held": [held("REQ", "2026-02-10")]}),
    ("14 days", "UNPL", "2026-02-15", ["2026-03-01"], FEBRUARY),
    ("14 days to a leap day", "UNPL", "2024-02-15", ["2024-02-29"], {"asked": [asked("UNPL", "2024-02-15")]}),
    (
        "about nothing",
        "UNPL",
        "2026-02-20",
        ["2026-03-01"],
        {**FEBRUARY, "held": [held("UNPL", "2026-02-20")]},
    ),
    ("about the event", "UNPL", "2026-02-20", [], {**FEBRUARY, "held": [held("UNPL", "2026-02-20", "EV1")]}),
    ("its own interval", "GOAL", "2026-02-01", ["2026-02-01", "2026-03-01"], TWO_GOALS),
    ("a closed goal", "GOAL", "2026-02-10", ["2026-03-01"], TWO_GOALS),
    (
        "after the last check about it",
        "GOAL",
        "2026-02-01",
        ["2026-03-01", "2026-03-01"],
        {**TWO_GOALS, "held": [held("GOAL", "2026-02-01", "G2")]},
    ),
    (
        "56 days before the end",
        "DOL",
        "2026-01-01",
        ["2026-03-01"],
        {"authorisations": [authorised("2025-04-27", "2026-04-26")]},
    ),
    (
        "before the end to a leap day",
        "DOL",
        "2024-01-01",
        ["2024-02-29"],
        {"authorisations": [authorised("2023-04-26", "2024-04-25")]},
    ),
    (
        "renewal asked for",
        "DOL",
        "2026-01-02",
        [],
        {"authorisations": [authorised("2025-04-27", "2026-04-26", renewal="2026-01-02")]},
    ),
    (
        "ended early",
        "DOL",
        "2026-01-02",
        [],
        {"authorisations": [authorised("2025-04-27", "2026-04-26", ended="2026-01-02")]},
    ),
    (
        "the one that lasts longest",
        "DOL",
        "2026-01-02",
        ["2026-03-01"],
        {"authorisations": [authorised("2025-04-27", "2026-04-26"), authorised("2025-12-01", "2026-03-31")]},
    ),
    (
        "two that run together, one ended",
        "DOL",
        "2026-01-02",
        ["2026-03-01"],
        {
            "authorisations": [
                authorised("2025-04-27", "2026-04-26", ended="2026-01-02"),
                authorised("2025-04-27", "2026-04-26"),
            ]
        },
    ),
)
def test_what_is_owed_because_it_was_asked_for_or_runs_out(kind, on, due, facts):
    assert owed(kind, on, **facts) == due
