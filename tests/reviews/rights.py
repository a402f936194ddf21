"""What is said about one decision and about a request to deprive of liberty, each fit to be sent; and who reads it."""

import uuid
from datetime import date

from reviews.actions import capacity, liberty, liberty_papers

TODAY = date(2026, 11, 22)
FOUND = {
    "about": "home",
    "decision": "Whether to move to Larch Cottage",
    "assessed_on": date(2026, 11, 16),
    "assessed_by": "Jo Heath",
    "assessor_role": "social worker",
    "support_given": "Two visits and photographs of the kitchen",
    "understands": True,
    "retains": True,
    "weighs": False,
    "communicates": True,
    "causal_link": "Her learning disability keeps her from comparing the two",
    "conclusion": "cannot",
    "someone_to_consult": True,
}
DECIDED = {
    "decided_on": date(2026, 11, 18),
    "decided_by": "Jo Heath, social worker",
    "options_considered": "Staying, Larch Cottage, a flat in Oakham",
    "wishes": "A garden. She liked the one at her mother’s",
    "consulted": "Her sister and her keyworker",
    "less_restrictive_considered": True,
    "authority": "nobody",
    "advance_decision": "not_treatment",
    "decision": "Larch Cottage, because of the garden and her sister nearby",
    "dissent": "",
}


def assess(by, person, today=TODAY, **said):
    """Record a finding by the deed itself."""
    told = {"submission": uuid.uuid4()} | FOUND | said
    return capacity.record_capacity_assessment(by=by, person=person, today=today, **told)


def decide(by, assessment, today=TODAY, **said):
    """Record a best-interests decision by the deed itself."""
    told = {"submission": uuid.uuid4()} | DECIDED | said
    return capacity.record_best_interests_decision(by=by, assessment=assessment, today=today, **told)


def typed(answers, **said):
    """The same as a browser sends it, with a key of its own."""
    words = {True: "yes", False: "no", None: ""}
    told = {"submission": str(uuid.uuid4())} | answers | said
    return {
        name: words[value] if value is None or isinstance(value, bool) else str(value)
        for name, value in told.items()
    }


REQUESTED = {
    "scheme": "dols",
    "requested_on": date(2026, 11, 2),
    "requested_by": "The manager of Elm House",
    "someone_to_consult": True,
}
CONCLUDED = {
    "assessed_on": date(2026, 11, 10),
    "assessed_by": "Kit Ash, best interests assessor",
    "factors": "The door is locked, and she has tried it",
    "wishes_feelings_evidence": "She packs her bag each morning and asks for her mother",
    "objecting": "yes",
    "restraint_used": False,
    "family_objects": None,
    "conclusion": "deprived",
}
GRANTED = {
    "state": "granted",
    "decided_on": date(2026, 11, 16),
    "granted_from": date(2026, 11, 16),
    "granted_days": 180,
    "representative": "Rose Larch, her sister",
    "best_interests_assessor": "Kit Ash",
    "reference": "RUT/2026/41",
}


def ask(by, person, today=TODAY, **said):
    """Request an authorisation by the deed itself."""
    told = {"submission": uuid.uuid4()} | REQUESTED | said
    return liberty.request_authorisation(by=by, person=person, today=today, **told)


def conclude(by, authorisation, today=TODAY, **said):
    """Record what an assessor concluded by the deed itself."""
    told = {"submission": uuid.uuid4()} | CONCLUDED | said
    return liberty_papers.record_liberty_assessment(by=by, authorisation=authorisation, today=today, **told)


def grant(by, authorisation, today=TODAY, **said):
    """Record the decision by the deed itself."""
    return liberty.decide_authorisation(by=by, authorisation=authorisation, today=today, **(GRANTED | said))


def asked_and_granted(by, person, **said):
    """Requested, concluded, granted: 180 days from 16 November 2026."""
    authorisation = ask(by, person)
    conclude(by, authorisation)
    return grant(by, authorisation, **said)
