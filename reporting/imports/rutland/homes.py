"""The homes of the demonstration, the providers that run them and what the regulator said."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from accounts.models import Organisation
from placements.models import Home, Inspection, InspectionRating, SettingType
from placements.rules.inspections import OVERALL, SCHEMES, Regulator
from reporting.imports.invented_names import Pen

RUTLAND = "E06000017"
LINCOLNSHIRE, PETERBOROUGH, LEICESTERSHIRE, LEICESTER = "E10000019", "E06000031", "E10000018", "E06000016"
NORTH_NORTHANTS, WEST_NORTHANTS, NOTTINGHAMSHIRE = "E06000061", "E06000062", "E10000024"
CAMBRIDGESHIRE, NORFOLK = "E10000003", "E10000020"

PROVIDERS = (
    "Larch Lane Care",
    "Fenland Homes Together",
    "Quiet Meadow Support",
    "Wolds Supported Living",
    "Saltmarsh Care",
    "Hedgerow Living",
    "Three Rivers Shared Lives",
    "Beacon Hill College Trust",
)
BOARD_OF = {
    RUTLAND: "QK1",
    LEICESTERSHIRE: "QK1",
    LEICESTER: "QK1",
    LINCOLNSHIRE: "QJM",
    NORTH_NORTHANTS: "QPM",
    WEST_NORTHANTS: "QPM",
    NOTTINGHAMSHIRE: "QT1",
    NORFOLK: "T6Y0W",
}
OUTWARD = {
    RUTLAND: "LE15",
    LEICESTERSHIRE: "LE12",
    LEICESTER: "LE3",
    LINCOLNSHIRE: "LN4",
    PETERBOROUGH: "PE3",
    NORTH_NORTHANTS: "NN15",
    WEST_NORTHANTS: "NN4",
    NOTTINGHAMSHIRE: "NG22",
    CAMBRIDGESHIRE: "CB6",
    NORFOLK: "NR19",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One home. `key` names it in these files, `provider` is by number, ratings come with their age in months."""

    key: str
    name: str
    setting: str
    host: str
    provider: int | None
    ratings: tuple[tuple[int, str], ...] = ()


GOOD = ((38, "Requires improvement"), (14, "Good"))
STEADY = ((51, "Good"), (19, "Good"))
FALLING = ((44, "Good"), (5, "Requires improvement"))
FAILING = ((40, "Requires improvement"), (3, "Inadequate"))
BEST = ((47, "Good"), (22, "Outstanding"))

DIFFERS = {  # what one of the five questions says where the home as a whole is this
    "Outstanding": ("Good", "Outstanding"),
    "Good": ("Outstanding", "Requires improvement"),
    "Requires improvement": ("Good", "Inadequate"),
    "Inadequate": ("Requires improvement", "Inadequate"),
}
PLACES_IN = {"RES": 8, "NUR": 34, "SL_SHARED": 6, "SL_SELF": 1, "SHARED_LIVES": 2, "RES_COLLEGE_52": 40}

ELSEWHERE = (
    Place("lincs-1", "Windmill Lodge", "RES", LINCOLNSHIRE, 1, STEADY),
    Place("lincs-2", "The Old Signal House", "RES", LINCOLNSHIRE, 4, FALLING),
    Place("lincs-3", "Cornfields", "SL_SHARED", LINCOLNSHIRE, 3),
    Place("lincs-4", "Fen View Nursing Home", "NUR", LINCOLNSHIRE, 4, GOOD),
    Place("pboro-1", "Nene House", "RES", PETERBOROUGH, 1, BEST),
    Place("pboro-2", "Ferry Meadow Court", "SL_SHARED", PETERBOROUGH, 2),
    Place("pboro-3", "A Shared Lives home, Peterborough", "SHARED_LIVES", PETERBOROUGH, 6, STEADY),
    Place("leics-1", "Charnwood Rise", "RES", LEICESTERSHIRE, 0, GOOD),
    Place("leics-2", "Flat 4, Soar Wharf", "SL_SELF", LEICESTERSHIRE, 5),
    Place("leics-3", "Wreake Cottages", "SL_SHARED", LEICESTERSHIRE, 5),
    Place("nnor-1", "Ise Bank", "RES", NORTH_NORTHANTS, 2, FAILING),
    Place("nnor-2", "Rockingham View", "RES", NORTH_NORTHANTS, 2, STEADY),
    Place("leic-1", "Braunstone Green", "SL_SHARED", LEICESTER, 5),
    Place("notts-1", "Sherwood Grange", "NUR", NOTTINGHAMSHIRE, 4, STEADY),
    Place("cambs-1", "Beacon Hill College", "RES_COLLEGE_52", CAMBRIDGESHIRE, 7, GOOD),
    Place("norf-1", "Marram House", "RES", NORFOLK, 4, GOOD),
    Place("school-1", "Witham School", "RES_SCHOOL_52", LINCOLNSHIRE, 7),
    Place("school-2", "Nene Valley School", "RES_SCHOOL_38", WEST_NORTHANTS, 7),
)
HERE = (
    Place("rut-1", "Oakham Grange", "RES", RUTLAND, 0, STEADY),
    Place("rut-2", "Uppingham Lodge", "RES", RUTLAND, 2, FALLING),
    Place("rut-3", "Water’s Edge", "RES", RUTLAND, 0, BEST),
    Place("rut-4", "Ketton House", "RES", RUTLAND, 1, GOOD),
    Place("rut-5", "Catmose Nursing Home", "NUR", RUTLAND, 4, STEADY),
    Place("rut-6", "Vale Terrace", "SL_SHARED", RUTLAND, 3),
    Place("rut-7", "Braunston Row", "SL_SHARED", RUTLAND, 3),
    *(Place(f"family-{n}", f"Family home {n}", "FAMILY", RUTLAND, None) for n in range(1, 11)),
)


def make(
    pen: Pen, owner: Organisation, organisations: dict[str, Organisation], worker: int
) -> dict[str, int]:
    """Keep providers, homes and ratings; give the key of each home by its key word."""
    providers = pen.put(
        Organisation,
        [
            {"owner_id": owner.pk, "code": f"LW-PROV-{number}", "name": name, "kind": "provider"}
            for number, name in enumerate(PROVIDERS, start=1)
        ],
    )
    types = dict(SettingType.objects.values_list("code", "id"))
    places = (*ELSEWHERE, *HERE)
    homes = pen.put(
        Home,
        [
            _home(number, place, owner, organisations, types, providers) | _confirmed(pen, number, worker)
            for number, place in enumerate(places, start=1)
        ],
    )
    words = [word for place in places for _, word in place.ratings]
    inspections = pen.put(
        Inspection,
        [
            {
                "home_id": home["id"],
                "regulator": Regulator.CQC.value,
                "published_on": pen.today - relativedelta(months=months, days=number),
            }
            for number, (home, place) in enumerate(zip(homes, places, strict=True))
            for months, _ in place.ratings
        ],
    )
    pen.put(
        InspectionRating,
        [
            {
                "inspection_id": inspection["id"],
                "regulator": Regulator.CQC.value,
                "dimension": dimension,
                "value": _said(number, dimension, word),
            }
            for number, (inspection, word) in enumerate(zip(inspections, words, strict=True))
            for dimension in SCHEMES[Regulator.CQC].dimensions
        ],
    )
    return {place.key: home["id"] for home, place in zip(homes, places, strict=True)}


def _said(number: int, dimension: str, word: str) -> str:
    """The overall word for most of the five questions; one of them differs."""
    questions = [name for name in SCHEMES[Regulator.CQC].dimensions if name != OVERALL]
    if dimension != questions[number % len(questions)]:
        return word
    return DIFFERS[word][number % 2]


def _confirmed(pen: Pen, number: int, worker: int) -> dict:
    """Somebody checked council and board against the address; of every fifth home nobody has."""
    if number % 5 == 0:
        return {}
    return {
        "host_confirmed_on": pen.today - relativedelta(days=200 + number),
        "host_confirmed_by_id": worker,
    }


def _home(
    number: int,
    place: Place,
    owner: Organisation,
    organisations: dict[str, Organisation],
    types: dict[str, int],
    providers: list[dict],
) -> dict:
    board = organisations.get(BOARD_OF.get(place.host, ""))
    return {
        "owner_id": owner.pk,
        "code": f"LWH-{number:03}",
        "name": place.name,
        "setting_type_id": types[place.setting],
        "host_council_id": organisations[place.host].pk,
        "host_icb_id": board.pk if board else None,
        "provider_id": providers[place.provider]["id"] if place.provider is not None else None,
        "postcode": f"{OUTWARD[place.host]} {number % 9 + 1}ZZ",
        "cqc_location": f"1-99900{number:04}" if place.ratings else "",
        "capacity": PLACES_IN.get(place.setting),
    }
