"""Whose somebody is, where that is not plain: a dispute with an interim funder, and a council that is no more."""

from datetime import date

from accounts.models import Organisation, Succession
from linkworker import bulk
from placements.models import Responsibility, ResponsibilityDispute
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import BOARD, MANAGER

DISPUTED = 15  # a place of PLACED_OUT: the board disputes its share of the money too
ABOLISHED_ON = date(2021, 4, 1)
FORMER, SUCCESSORS = "E10000021", ("E06000061", "E06000062")
SETTLED = "Two councils argued over where he lived at 18; both looked at the school's letters. Rutland is responsible."
BY_S39 = ("s39_setting", "Lived in Rutland before the first placement; letter on file.")
BY_PLACING = ("placing_icb_stays", "Registered with an Oakham surgery when placed.")


def keep(scene: Scene) -> None:
    """Keep the disputes, and the years in which Northamptonshire answered for those North Northamptonshire has."""
    scene.pen.put(ResponsibilityDispute, _disputes(scene))
    _inherited(scene)
    _confirmed(scene)


def _disputes(scene: Scene) -> list[dict]:
    board, neighbour = scene.organisations[BOARD].pk, scene.organisations["E10000018"].pk
    return [
        {
            "person_id": scene.out[DISPUTED].row["id"],
            "kind": "la_icb",
            "other_body_id": board,
            "interim_funder_id": scene.owner.pk,
            "raised_on": scene.ago(47),
            "stage": "in_talks",
        },
        {
            "person_id": scene.out[9].row["id"],
            "kind": "la_la",
            "other_body_id": neighbour,
            "interim_funder_id": scene.owner.pk,
            "raised_on": scene.ago(700),
            "closed_on": scene.ago(560),
            "outcome": SETTLED,
        },
    ]


def _inherited(scene: Scene) -> None:
    (former,) = scene.pen.put(
        Organisation,
        [
            {
                "owner_id": scene.owner.pk,
                "code": FORMER,
                "name": "Northamptonshire County Council",
                "short_name": "Northamptonshire",
                "kind": "council",
                "nation": "England",
                "valid_until": ABOLISHED_ON,
            }
        ],
    )
    successors = [scene.organisations[code].pk for code in SUCCESSORS]
    scene.pen.put(
        Succession,
        [
            {"predecessor_id": former["id"], "successor_id": pk, "happened_on": ABOLISHED_ON, "kind": "split"}
            for pk in successors
        ],
    )
    theirs = [
        one.row["id"]
        for one in scene.people
        if one.row["responsible_council_id"] == successors[0] and one.born_on < ABOLISHED_ON
    ]
    running = Responsibility.objects.filter(person__in=theirs, kind="council").order_by("pk")
    keys = list(running.values_list("pk", flat=True))
    bulk.alter(Responsibility, keys, starts_on=ABOLISHED_ON, basis="succession")
    scene.pen.put(
        Responsibility,
        [
            {
                "person_id": person,
                "kind": "council",
                "organisation_id": former["id"],
                "ends_on": ABOLISHED_ON,
                "basis": "s39_setting",
            }
            for person in theirs
        ],
    )


def _confirmed(scene: Scene) -> None:
    """Those placed out: by which rule, how it is known, and when it was last looked at."""
    _settle(scene, "council", ("Care home", "Supported living"), *BY_S39)
    _settle(scene, "icb", ("Care home",), *BY_PLACING)


def _settle(scene: Scene, kind: str, settings: tuple[str, ...], basis: str, evidence: str) -> None:
    """Give the running facts of one kind their rule, where the kind of home lets it hold."""
    theirs = [one.row["id"] for one in scene.out if scene.place(one)["setting_type__group"] in settings]
    running = Responsibility.objects.filter(person__in=theirs, kind=kind, ends_on=None).order_by("pk")
    bulk.alter(
        Responsibility,
        list(running.values_list("pk", flat=True)),
        basis=basis,
        evidence=evidence,
        confirmed_on=scene.ago(64),
        confirmed_by_id=scene.staff[MANAGER],
    )
