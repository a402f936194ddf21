"""Loads Rutland's invented register. The figures are those the scheme published; the people are nobody."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import Organisation
from linkworker import bulk
from placements.models import Person
from reporting.imports.invented_names import Pen
from reporting.imports.rutland import (
    abroad,
    beside,
    chc,
    circle,
    cohort,
    costs,
    cover,
    events,
    facts,
    frameworks,
    goals,
    health_map,
    homes,
    log,
    merges,
    money,
    needs,
    notices,
    peers,
    plans,
    programme,
    promises,
    proposals,
    references,
    referrals,
    responsibility,
    returns,
    reviews,
    rights,
    safety,
    staff,
    stays,
    transition,
)
from reporting.imports.rutland.scene import Scene

LATER = (  # after what the figures come from, so that a seed makes the same log with or without them
    *(circle, health_map, needs, facts, proposals, stays, returns),
    *(events, frameworks, costs, responsibility, references, merges),
    *(referrals, promises, goals, plans, beside, cover, rights, safety, peers),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were made; none when there was a register already."""

    rows: int
    already: bool = False


def load(*, today: date, seed: int, with_passwords: bool) -> Loaded:
    """Keep the register, all of it or nothing. A register already there is left exactly as it is."""
    with transaction.atomic():
        bulk.no_time_limit()
        organisations = {org.code: org for org in Organisation.objects.filter(owner=None)}
        owner = organisations[staff.RUTLAND]
        if Person.objects.filter(owner=owner).exists():
            return Loaded(0, already=True)
        pen = Pen(seed, today)
        accounts = staff.make(pen, organisations, with_passwords=with_passwords)
        home_keys = homes.make(pen, owner, organisations, accounts[staff.LINK_WORKER])
        people = cohort.invent(pen)
        cohort.keep(pen, people, owner, organisations, home_keys, accounts)
        money.keep(pen, people, organisations)
        workers = [accounts[staff.LINK_WORKER], accounts[staff.SECOND_LINK_WORKER]]
        reviews.keep(pen, people, owner.pk, workers[0])
        log.keep(pen, people, owner.pk, workers)
        programme.keep(pen, owner)
        chc.keep(pen, people, organisations, owner.pk, workers[0])
        transition.keep(pen, people, workers[0])
        notices.keep(pen, people, owner, home_keys, accounts)
        home_keys |= abroad.make(pen, owner, organisations)
        scene = Scene(pen, people, owner, organisations, home_keys, accounts)
        for part in LATER:
            part.keep(scene)
        audit.record(by=None, verb="invented a register", subject=owner, seed=seed, people=len(people))
    return Loaded(len(people))
