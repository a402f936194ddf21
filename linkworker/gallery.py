"""What the component gallery shows: every component and every field, with invented people only."""

import datetime
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator

from linkworker import forms as kit
from linkworker.tables import NUMERIC, NUMERIC_HEADER, GovukTable, tables
from linkworker.words import pounds

PERSON = {
    "name": "Amara Okafor-Lindley",
    "reference": "P0007",
    "url": "#person",
    "born_on": datetime.date(1991, 9, 17),
    "age": 35,
    "nhs_number": "9990000026",
    "home": "Fenview House, Boston",
    "direction": "by Rutland, in Lincolnshire",
    "worker": "Robin Ashdown",
    "tags": [{"text": "Placed out", "colour": "teal"}, {"text": "CHC joint funded", "colour": "purple"}],
    "flags": ["Deprivation of liberty authorised to 30 November 2026", "Nobody has seen Amara for 47 days"],
}
UNFINISHED = {
    "saved_at": datetime.datetime(2026, 11, 20, 16, 20, tzinfo=datetime.UTC),
    "submission": "0d5d6c1e-5b5a-4b0e-9a53-3a3d0c2f8f11",
}
NEW_PERSON = {"name": "Tomasz Wrona", "tags": [{"text": "Placed in"}]}

TILES = [
    {
        "title": "Seen face to face in time",
        "url": "#kpi",
        "text": "87.5%",
        "detail": "14 of 16 people",
        "rating": "amber",
        "rating_words": "Target 95%",
        "change": "Up 6.3 points",
        "series": [Decimal(v) for v in ("75", "68.75", "75", "81.25", "75", "81.25", "87.5")],
        "series_label": "Seen in time, May to October 2026: from 75% to 87.5%",
    },
    {
        "title": "Annual reviews held in time",
        "url": "#kpi",
        "text": "93.8%",
        "detail": "15 of 16 people",
        "rating": "red",
        "rating_words": "Target 100%",
        "change": "Down 6.2 points",
        "series": [Decimal(v) for v in ("100", "100", "93.75", "100", "100", "100", "93.75")],
        "series_label": "Reviews held in time, May to October 2026: from 100% to 93.8%",
    },
    {
        "title": "Weekly cost of people placed out",
        "url": "#kpi",
        "text": "£26,923",
        "detail": "16 people; £1,840 disputed",
        "rating": "green",
        "rating_words": "In budget",
        "change": "No change",
        "series": [25800, 25800, None, 26210, 26923, 26923],
        "series_label": "Weekly cost, May to October 2026: from £25,800 to £26,923; July not recorded",
    },
    {
        "title": "Moved back to Rutland this year",
        "text": "0",
        "detail": "people",
        "change": "Same as last month",
    },
    {"title": "Advocate in place", "state": "not_recorded", "not_recorded": 6},
    {"title": "Restraint plans reviewed", "state": "not_applicable"},
]

SET_ASIDE = [
    {
        "who": "Amara Okafor-Lindley",
        "url": "#row",
        "reason": "Care Act annual review 12 days overdue",
        "until": datetime.date(2026, 11, 27),
        "because": "A visit is planned for Thursday.",
        "by": "Priya Nayar",
        "bring_back": "#row",
    }
]
ATTENTION = [
    {
        "who": "Amara Okafor-Lindley",
        "url": "#row",
        "reason": "Not seen face to face; the agreed rhythm is every 42 days",
        "due": "5 days overdue",
        "level": "red",
        "actions": [{"text": "Log a contact", "url": "#row"}, {"text": "Plan a visit", "url": "#row"}],
    },
    {
        "who": "Tomasz Wrona",
        "url": "#row",
        "reason": "Lincolnshire has not acknowledged the notice of placement",
        "due": "Due in 3 days",
        "level": "amber",
        "actions": [{"text": "Send a reminder", "url": "#row"}],
    },
    {
        "who": "Joan Pettifer",
        "url": "#row",
        "reason": "Annual review has a date, 29 November 2026",
        "due": "Due in 7 days",
    },
]

CHANGED_AT = datetime.datetime(2026, 10, 26, 14, 2, tzinfo=datetime.UTC)
CONFLICTS = [
    {
        "label": "Likes to be called",
        "known": True,
        "seen": "Mara",
        "theirs": "Amara",
        "who": "Robin Ashdown",
        "at": CHANGED_AT,
        "mine": "Ama",
    }
]
CHANGES = [
    {
        "at": CHANGED_AT,
        "who": "Robin Ashdown",
        "held_as": "Link worker, Rutland",
        "differences": [
            {"label": "Likes to be called", "before": "Mara", "after": "Amara"},
            {"label": "Needs an advocate", "before": "", "after": "Yes"},
        ],
    },
    {
        "at": CHANGED_AT,
        "who": "",
        "held_as": "",
        "differences": [{"label": "Reference", "before": "P007", "after": "P0007"}],
    },
]
CHANGED = {"times": 2, "who": "Robin Ashdown", "at": CHANGED_AT}

TIMELINE = [
    {
        "on": datetime.date(2026, 10, 5),
        "title": "Visit at Fenview House",
        "url": "#item",
        "by": "Robin Ashdown",
        "tags": [{"text": "Seen in person", "colour": "green"}],
        "text": "Amara showed me the new garden beds and chose the seeds for spring. Nights are calmer.",
    },
    {
        "on": datetime.date(2026, 9, 22),
        "title": "Telephone call with Fenview House",
        "url": "#item",
        "by": "Robin Ashdown",
        "text": "Manager asked who arranges the dentist. Passed to the host health team.",
    },
    {
        "on": datetime.date(2026, 8, 24),
        "title": "Initial review held",
        "by": "Sol Whitmore",
        "tags": [{"text": "Review", "colour": "purple"}],
    },
]

SUMMARY = [
    {"key": "Home", "value": "Fenview House, Boston", "note": "Rated Good on 12 March 2026"},
    {"key": "Weekly cost", "value": "£1,682.69", "url": "#change", "url_text": "Change"},
    {"key": "Advocate needed", "value": True, "url": "#change"},
    {"key": "Health action plan", "value": None, "url": "#change"},
]

SPEND = {
    "caption": "Spend from April to September 2026 by payer",
    "columns": [
        {"label": "Payer"},
        *({"label": label, "numeric": True} for label in ("People", "Agreed", "Disputed", "Total")),
    ],
    "rows": [
        ["Rutland County Council", "16", "£421,880.14", "£23,920.00", "£445,800.14"],
        ["Leicester, Leicestershire and Rutland ICB", "9", "£271,004.60", "£0.00", "£271,004.60"],
        ["People's own contributions", "11", "£18,300.00", "£0.00", "£18,300.00"],
    ],
    "foot": ["All payers", "16", "£711,184.74", "£23,920.00", "£735,104.74"],
}

QUALITY = [
    {"label": "NHS number", "missing": 1, "of": 49, "url": "#quality"},
    {"label": "Advocate in place", "missing": 6, "of": 49, "url": "#quality"},
    {"label": "Health check", "missing": 12, "of": 49, "url": "#quality"},
    {"label": "Funding split", "missing": 0, "of": 49, "url": "#quality"},
]

TABS = [
    {"label": "Overview", "url": "#tabs", "current": True},
    {"label": "Contacts", "url": "#tabs", "count": 12},
    {"label": "Reviews", "url": "#tabs", "count": 0},
    {"label": "Funding", "url": "#tabs"},
]

MENU = [{"text": "Plan a visit", "url": "#menu"}, {"text": "Make a referral", "url": "#menu"}]

HOMES = [
    ("Fenview House", "Boston", "Good", 47, Decimal("1682.69")),
    ("Larch Court", "Peterborough", "Outstanding", 12, Decimal("2310.00")),
    ("Staithe Lodge", "King's Lynn", "Requires improvement", 30, Decimal("1995.50")),
    ("The Maltings", "Melton Mowbray", "Not yet rated", 3, Decimal("1240.00")),
    ("Wold Farm Cottages", "Louth", "Good", 21, Decimal("2875.00")),
]


CONTENTS = [
    ("person", "Person banner"),
    ("kpi", "Figures"),
    ("rag", "Ratings, tags, days and money"),
    ("row", "Needs attention"),
    ("item", "Timeline"),
    ("summary", "Summary list"),
    ("list", "List with filters"),
    ("spend", "Table of figures"),
    ("quality", "Data quality strip"),
    ("tabs", "Tabs and menus"),
    ("texts", "Inset, warning and empty"),
    ("form", "A form with every field"),
]


class HomesTable(GovukTable):
    """A list of homes, to show how every list looks."""

    name = tables.Column("Home")
    town = tables.Column("Town")
    rating = tables.Column("CQC rating")
    days = tables.Column("Days since seen", attrs={"td": NUMERIC, "th": NUMERIC_HEADER})
    weekly = tables.Column("Weekly cost", attrs={"td": NUMERIC, "th": NUMERIC_HEADER})
    caption = "Homes of people placed out"

    class Meta(GovukTable.Meta):
        order_by = "name"

    def render_weekly(self, value):
        return pounds(value)


class HomesFilter(kit.GovukFilterForm):
    """Filters as every list has them."""

    words = kit.TextField(label="Name or town", required=False)
    rating = forms.ChoiceField(
        label="CQC rating",
        required=False,
        choices=[("", "Any"), ("good", "Good"), ("outstanding", "Outstanding")],
    )
    shown = forms.MultipleChoiceField(
        label="Show",
        required=False,
        widget=kit.Checkboxes(small=True),
        choices=[("out", "Placed out"), ("in", "Placed in")],
    )


class DemonstrationForm(kit.GovukForm):
    """Every field of the kit. It keeps nothing: it shows how each is asked, refused and given back."""

    submit_text = "Check these answers"
    reveals = {"method": {"visit": ("person_present",), "phone": ("number",)}}

    happened_at = kit.TypedDateTimeField(
        label="When did you make contact?",
        subject="the date of the contact",
        time_subject="the time of the contact",
        help_text="For example, yesterday or 4 May 2026, and 14:30",
        future=False,
    )
    method = forms.ChoiceField(
        label="How was contact made?",
        choices=[("visit", "Visit"), ("phone", "Phone call"), ("letter", "Email, letter or text")],
        widget=kit.Radios(hints={"visit": "You were in the same place"}),
        error_messages={"required": "Select how contact was made"},
    )
    person_present = kit.YesNoNotRecordedField(label="Did you see the person?")
    number = kit.TextField(
        label="Number you called", subject="the number you called", formulas=True, max_length=20
    )
    home = kit.ListedField(
        label="Where do they live?",
        told="Select where they live",
        help_text="Start typing the name of the home",
        choices=[("", ""), *((row[0], f"{row[0]}, {row[1]}") for row in HOMES)],
    )
    duties = forms.MultipleChoiceField(
        label="What was it for?",
        help_text="Select all that apply",
        widget=kit.Checkboxes,
        choices=[
            ("1", "Keeping in touch with services"),
            ("4", "Advice and signposting"),
            ("7", "Working with the placing council"),
        ],
        error_messages={"required": "Select what the contact was for"},
    )
    words = kit.LongTextField(
        label="What happened?",
        subject="what happened",
        help_text="Write as if the person will read it",
        max_length=400,
        rows=5,
    )
    born_on = kit.TypedDateField(
        label="Date of birth",
        subject="date of birth",
        whole_year=True,
        future=False,
        help_text="For example, 27 March 1984",
    )
    nhs_number = kit.NhsNumberField(label="NHS number", help_text="10 digits, for example 999 000 0026")
    postcode = kit.PostcodeField(label="Postcode")
    weekly = kit.MoneyField(
        label="Weekly cost", subject="the weekly cost", help_text="In pounds, for example 1,234.50"
    )
    advocate = kit.YesNoNotRecordedField(label="Is an advocate in place?")
    payer = forms.ChoiceField(
        label="Who pays?",
        choices=[("", "Select a payer"), ("council", "Council"), ("icb", "ICB")],
        error_messages={"required": "Select who pays"},
    )
    note = kit.TextField(label="Reference of the other council", required=False, max_length=40)
    agreed = forms.BooleanField(
        label="The person agreed to this being shared",
        error_messages={"required": "Tick the box when the person has agreed"},
    )


def shown(today: datetime.date) -> dict:
    """Everything the gallery's template names. `today` is the day ages and "days ago" are counted from."""
    numbers = Paginator(range(240), 20)
    return {
        "today": today,
        "person": PERSON,
        "new_person": NEW_PERSON,
        "tiles": TILES,
        "attention": ATTENTION,
        "set_aside": SET_ASIDE,
        "timeline": TIMELINE,
        "conflicts": CONFLICTS,
        "changes": CHANGES,
        "changed": CHANGED,
        "summary": SUMMARY,
        "spend": SPEND,
        "quality": QUALITY,
        "tabs": TABS,
        "menu": MENU,
        "last_seen": datetime.date(2026, 10, 5),
        "unfinished": UNFINISHED,
        "page": numbers.page(6),
        "tag_colours": ["blue", "teal", "green", "yellow", "orange", "red", "purple", "grey"],
        "filters": HomesFilter(auto_id="filter_%s"),
        "contents": CONTENTS,
    }


def homes() -> HomesTable:
    """The example list."""
    names = ("name", "town", "rating", "days", "weekly")
    return HomesTable([dict(zip(names, row, strict=True)) for row in HOMES])


def no_homes() -> HomesTable:
    """The same list with nothing in it."""
    return HomesTable([], empty_text="No homes match these filters")
