"""Every address of the product, for tests that open all of it."""

from django.urls import NoReverseMatch, get_resolver, reverse

from reporting.kpis import KPIS
from tests.test_architecture import OPEN_PAGES

MONTH = "2026-10"
ASKED = {  # pages that show more when asked to
    "reporting:figures": [f"?people={kpi.id}" for kpi in KPIS],
    "reporting:dashboard": ["?all=yes"],
    "placements:audit-trail": ["?person=CANARYREF"],
    "placements:register": ["?sort=-weekly"],
}


def names_of_pages(patterns=None, namespace=""):
    """The name of every page that stands behind the gate."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if hasattr(entry, "url_patterns"):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names_of_pages(entry.url_patterns, inner)
        elif f"{namespace}{entry.name}" not in OPEN_PAGES:
            yield f"{namespace}{entry.name}"


def addresses(name, uids):
    """Every address of a page: with each uid there is, with the month, or with nothing."""
    for given in ({}, {"month": MONTH}, *({"uid": uid} for uid in uids)):
        try:
            address = reverse(name, kwargs=given)
        except NoReverseMatch:
            continue
        yield from [address, *(address + asked for asked in ASKED.get(name, []))]
