"""What is answered about a service and a referral, and where."""

import uuid


def entry(**more) -> dict:
    """The answers that put a walking group into the directory, and the key of the form."""
    return {
        "submission": str(uuid.uuid4()),
        "name": "Wednesday walkers",
        "kind": "A_SPORT",
        "what": "An hour round the water with a flask of tea.",
        "everywhere": "on",
    } | more


def referred(person, entry=None) -> str:
    """Where somebody is referred, perhaps to an entry of the directory."""
    asked = f"?service={entry.uid}" if entry else ""
    return f"/people/{person.uid}/referrals/new/{asked}"


def why(**more) -> dict:
    """Why somebody is referred, on what ground, and the key of the form."""
    return {
        "submission": str(uuid.uuid4()),
        "why": "Wants to order her own tea and be understood.",
        "basis": "agreed",
        "agreed_on": "yesterday",
        "made_on": "today",
    } | more


def step(kind, **more) -> dict:
    """What a service did today, and the key of the form."""
    return {"submission": str(uuid.uuid4()), "step": kind, "happened_on": "today"} | more
