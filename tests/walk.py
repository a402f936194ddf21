"""Every address of the product, for tests that open all of it."""

from django.urls import NoReverseMatch, get_resolver, reverse

from reporting.kpis import KPIS
from tests.test_architecture import OPEN_PAGES

MONTH = "2026-10"
ASKED = {  # pages that show more when asked to
    "reporting:figures": [f"?people={kpi.id}" for kpi in KPIS],
    "reporting:calendar": ["?month=2026-12&whose=team"],
    "reporting:dashboard": ["?all=yes"],
    "reviews:peer-reviews": ["?tab=done"],
    "placements:audit-trail": ["?person=CANARYREF"],
    "placements:register": ["?sort=-weekly", "?show=seen&show=review&show=actions&show=contact&sort=review"],
    "casework:contacts": ["?words=a&hide_attempts=on", "?significant=on"],
    "placements:person-money": ["?agreed_from=2026-01-05&outcome=full"],
}

TAKES = {  # what the uid in an address is the uid of, by what stands before it
    "actions": "action",
    "attention": "setaside",
    "board-reports": "boardreport",
    "authorisations": "authorisation",
    "authorisations/conditions": "authorisationcondition",
    "best-interests": "bestinterestsdecision",
    "capacity": "capacityassessment",
    "chases": "actionchase",
    "chc-cases": "chccase",
    "chc-disputes": "chcdispute",
    "circle": "circlemember",
    "communication": "communicationneed",
    "contacts": "contact",
    "contacts/files": "contactfile",
    "disputes": "responsibilitydispute",
    "caseload/reassignments": "reassignment",
    "cover": "cover",
    "deaths": "death",
    "drafts": "draft",
    "dynamic-support": "dynamicsupport",
    "feedback": "feedbackrequest",
    "escalations": "escalation",
    "frameworks": "framework",
    "funding": "fundingagreement",
    "goals": "goal",
    "health-provision": "healthprovision",
    "homes": "home",
    "homes/events": "providerevent",
    "homes/reviews": "homereviewevent",
    "homes/notices": "providernotice",
    "imports": "registerimport",
    "inspections": "inspection",
    "medicines": "psychotropicmedicine",
    "merges": "merge",
    "legal": "legalstatus",
    "lots": "lot",
    "lots/providers": "provideronframework",
    "memberships": "membership",
    "milestones": "milestone",
    "notices": "notice",
    "people": "person",
    "placements": "placement",
    "planned": "plannedcontact",
    "programmes": "programme",
    "proposals": "proposal",
    "providers": "organisation",
    "references": "personreference",
    "referrals": "referral",
    "referrals/steps": "referralstep",
    "responsibilities": "responsibility",
    "restrictive-practice": "restrictivepractice",
    "returns": "returnplan",
    "review-requests": "reviewrequest",
    "reviews": "review",
    "safeguarding": "safeguardingconcern",
    "services": "service",
    "services/areas": "servicearea",
    "short-stays": "shortstay",
    "staff": "staff",
    "transition-steps": "transitionstep",
    "uplifts": "uplift",
    "warnings": "warningnote",
}


def names_of_pages(patterns=None, namespace=""):
    """The name of every page that stands behind the gate."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if hasattr(entry, "url_patterns"):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from names_of_pages(entry.url_patterns, inner)
        elif f"{namespace}{entry.name}" not in OPEN_PAGES:
            yield f"{namespace}{entry.name}"


def addresses(name, things):
    """Every address of a page: with the uid of each thing of its kind, with the month, or with nothing.

    The part of the address before the uid says which kind; trying everything on every page takes an hour.
    """
    for given in ({}, {"month": MONTH}, *({"uid": thing.uid} for thing in things if _belongs(name, thing))):
        try:
            address = reverse(name, kwargs=given)
        except NoReverseMatch:
            continue
        yield from [address, *(address + asked for asked in ASKED.get(name, []))]


def papers_in_words(monkeypatch):
    """What would be laid out as a PDF is answered as its HTML: in a PDF no word is found, and each takes seconds."""
    monkeypatch.setattr("reporting.pdf.render", lambda html, *parts, **more: html.encode())


def _belongs(name, thing):
    try:
        prefix = reverse(name, kwargs={"uid": thing.uid}).partition(str(thing.uid))[0].strip("/")
    except NoReverseMatch:
        return False
    return thing._meta.model_name == TAKES[prefix]  # a KeyError: say above what stands at this address
