"""Who is around each person, for which side, whom to speak to first, and what became of an advocate."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import normalize

from placements.models import AdvocacyOffer, CircleMember, FirstContact
from reporting.imports.rutland.cohort import Someone
from reporting.imports.rutland.scene import Scene

RELATIVES = (("parent", "Mother"), ("sibling", "Sister"), ("parent", "Father"), ("relative", "Aunt"), None)
HOW_BEST = (
    "Ring after six in the evening",
    "Email first; she cannot take calls at work",
    "By letter, in large print",
    "Text before ringing",
    "",
)
TOLD_NOTES = {
    True: "How the person is and what is planned, as they agreed",
    False: "The person does not want them told about health or money",
    None: "",
}
ADVOCATES = ("care_act", "rpr", "imca", "care_act", "other")
SERVICE = "Open Voice Advocacy"
NO_ADVOCATE = (
    ("offered", "Asked for by email; the service has a list of six weeks."),
    (
        "not_available",
        "The contract does not reach the county they live in. Asked the host council's service.",
    ),
    ("declined", "Said they would rather have their sister with them."),
)
Named = dict[tuple, dict[str, str]]  # who holds a post, so that one home has one manager


def keep(scene: Scene) -> None:
    """Keep the circle of everybody whose record is full, first points of contact, and steps with advocacy."""
    named: Named = {}
    rows = [
        row | {"person_id": someone.row["id"], "starts_on": row.get("starts_on", since)}
        for number, someone in enumerate(scene.told)
        for since in [max(someone.home.starts_on, scene.ago(1500))]
        for row in _around(scene, number, someone, named)
    ]
    scene.pen.put(CircleMember, rows)
    scene.pen.put(FirstContact, list(_first_contacts(rows)))
    scene.pen.put(AdvocacyOffer, list(_advocacy(scene)))


def _around(scene: Scene, number: int, someone: Someone, named: Named) -> Iterator[dict[str, Any]]:
    council = someone.row["responsible_council_id"]
    yield _post(scene, named, "social_worker", "placing", council)
    if number % 3 == 0:
        yield _post(scene, named, "commissioner", "placing", council)
    yield from _where_they_live(scene, number, someone, named)
    board = someone.row["responsible_icb_id"]
    if board and number % 2 == 0:
        yield _post(scene, named, "chc_nurse", "icb", board)
    yield from _family(scene, number)
    if someone.row["advocate_in_place"]:
        kind = ADVOCATES[number % len(ADVOCATES)]
        yield _post(scene, named, "advocate", "advocate", None, SERVICE) | {
            "advocate_kind": kind,
            "contract_area_id": council,
            "how_best": "Not on Mondays",
        }
    if someone.group in {"school", "pipeline"}:
        yield _post(scene, named, "teacher", "education", None, "School transition team")


def _where_they_live(scene: Scene, number: int, someone: Someone, named: Named) -> Iterator[dict[str, Any]]:
    place = scene.place(someone)
    if place["host_council_id"] != someone.row["responsible_council_id"]:
        yield _post(scene, named, "care_manager", "host", place["host_council_id"])
    if place["provider_id"]:
        provider = place["provider_id"]
        yield _post(scene, named, "registered_manager", "provider", provider, post=place["id"])
        yield _post(scene, named, "key_worker", "provider", provider, post=(place["id"], number % 3))
    area = f"{place['name']} area"
    yield _post(scene, named, "gp", "host_nhs", None, _surgery(place), post=area)
    if number % 4 != 3:
        team = "Community learning disability team"
        yield _post(scene, named, "ld_nurse", "host_nhs", None, team, post=place["host_council_id"])
    if number % 6 == 1 and place["provider_id"]:  # somebody who was there and has left
        left = _post(scene, named, "key_worker", "provider", place["provider_id"], post=("left", number))
        yield left | {"starts_on": scene.ago(2000), "ends_on": scene.ago(90 + number)}


def _surgery(place: dict[str, Any]) -> str:
    return ("Church Street Surgery", "Riverside Practice", "The Old Dairy Surgery")[place["id"] % 3]


def _family(scene: Scene, number: int) -> Iterator[dict[str, Any]]:
    relative = RELATIVES[number % len(RELATIVES)]
    if relative is None:
        return
    role, word = relative
    told = (True, True, False, True, None)[number % 5 if number % 7 else 2]
    yield {
        **_person(scene, f"07700 900{number:03}"),
        "role": role,
        "side": "family",
        "how_best": HOW_BEST[number % len(HOW_BEST)] or f"{word}; any time",
        "may_be_told": told,
        "may_be_told_note": TOLD_NOTES[told],
        "next_of_kin": True,
        "lives_with": False if number % 2 else None,
    }
    if number % 4 == 0:
        yield {**_person(scene, f"07700 900{number + 200:03}"), "role": "friend", "side": "family"}


def _post(
    scene: Scene,
    named: Named,
    role: str,
    side: str,
    organisation: int | None,
    in_words: str = "",
    *,
    post: Any = None,
) -> dict[str, Any]:
    """Somebody in a post: the same home, council or surgery has the same person in it each time."""
    key = (role, side, organisation, in_words, post)
    if key not in named:
        named[key] = _person(scene, f"01632 960{len(named):03}"[:12])
    return {
        **named[key],
        "role": role,
        "side": side,
        "organisation_id": organisation,
        "organisation_name": in_words,
        "may_be_told": True,
        "may_be_told_note": "",
        "how_best": "",
    }


def _person(scene: Scene, phone: str) -> dict[str, str]:
    given, family = scene.pen.name()
    plain = normalize("NFKD", f"{given}.{family}".lower().replace("ł", "l"))
    mailbox = "".join(letter for letter in plain if letter.isascii())
    return {"name": f"{given} {family}", "phone": phone, "email": f"{mailbox}@example.org"}


def _first_contacts(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The first of each organisation is the one to speak to; every ninth organisation has named nobody."""
    seen: set[tuple[int, str]] = set()
    for row in rows:
        speaks_for = _speaks_for(row["side"], row.get("organisation_id"), row.get("organisation_name", ""))
        if row.get("ends_on") or (row["person_id"], speaks_for) in seen:
            continue
        seen.add((row["person_id"], speaks_for))
        if len(seen) % 9 == 0:
            continue
        yield {
            "person_id": row["person_id"],
            "member_id": row["id"],
            "speaks_for": speaks_for,
            "starts_on": row["starts_on"],
        }


@cache
def _speaks_for(side: str, organisation: int | None, in_words: str) -> str:
    """As the product names whom somebody speaks for."""
    return CircleMember(side=side, organisation_id=organisation, organisation_name=in_words).speaks_for


def _advocacy(scene: Scene) -> Iterator[dict[str, Any]]:
    """Whoever has an advocate was offered one and accepted; whoever needs one and has none, why."""
    for number, someone in enumerate(scene.told):
        if not someone.row["advocate_needed"]:
            continue
        step = {
            "person_id": someone.row["id"],
            "kind": ADVOCATES[number % len(ADVOCATES)],
            "organisation_name": SERVICE,
            "contract_area_id": someone.row["responsible_council_id"],
        }
        offered_on = scene.ago(300 + number * 3)
        if someone.row["advocate_in_place"]:
            yield step | {"state": "offered", "happened_on": offered_on}
            yield step | {"state": "accepted", "happened_on": scene.ago(280 + number * 3)}
        else:
            state, note = NO_ADVOCATE[number % len(NO_ADVOCATE)]
            yield step | {"state": state, "happened_on": scene.ago(25 + number), "note": note}
