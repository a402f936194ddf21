"""Two homes across the border, looked at and not chosen: inspected by other regulators, on other scales."""

from dateutil.relativedelta import relativedelta

from accounts.models import Organisation
from placements.models import Home, Inspection, InspectionRating, SettingType
from placements.rules.inspections import Regulator
from reporting.imports.invented_names import Pen

POWYS, BORDERS = "W06000023", "S12000026"
PROVIDERS = (("LW-PROV-9", "Tweedside Support"), ("LW-PROV-10", "Cambrian Way Care"))
HOMES = (  # key, code, name, host, provider, postcode, regulator, and what it said so many months ago
    ("borders-1", "LWH-901", "Eildon Lodge", BORDERS, 0, "TD6 9ZZ", Regulator.CI, (
        (9, {"wellbeing": "4", "leadership": "3", "staff": "4", "setting": "5", "planning": "4"}),
    )),
    ("powys-1", "LWH-902", "Hafren View", POWYS, 1, "SY21 7ZZ", Regulator.CIW, (
        (11, {"well_being": "Good", "care_and_support": "Good", "leadership_and_management": "Good",
              "environment": "Excellent"}),
        (2, {"well_being": "Good", "care_and_support": "Requires improvement",
             "leadership_and_management": "Requires improvement", "environment": "Good"}),
    )),
)  # fmt: skip


def make(pen: Pen, owner: Organisation, organisations: dict[str, Organisation]) -> dict[str, int]:
    """Keep the two providers, homes and their inspections; give the key of each home by its key word."""
    providers = pen.put(
        Organisation,
        [{"owner_id": owner.pk, "code": code, "name": name, "kind": "provider"} for code, name in PROVIDERS],
    )
    care_home = SettingType.objects.get(code="RES").pk
    homes = pen.put(
        Home,
        [
            {
                "owner_id": owner.pk,
                "code": code,
                "name": name,
                "setting_type_id": care_home,
                "host_council_id": organisations[host].pk,
                "provider_id": providers[provider]["id"],
                "postcode": postcode,
                "capacity": 12,
            }
            for _, code, name, host, provider, postcode, _, _ in HOMES
        ],
    )
    for home, (*_, regulator, said) in zip(homes, HOMES, strict=True):
        _inspected(pen, home["id"], regulator, said)
    return {key: home["id"] for home, (key, *_) in zip(homes, HOMES, strict=True)}


def _inspected(pen: Pen, home: int, regulator: Regulator, said: tuple) -> None:
    inspections = pen.put(
        Inspection,
        [
            {
                "home_id": home,
                "regulator": regulator.value,
                "inspected_on": pen.today - relativedelta(months=months, days=40),
                "published_on": pen.today - relativedelta(months=months),
            }
            for months, _ in said
        ],
    )
    pen.put(
        InspectionRating,
        [
            {"inspection_id": row["id"], "regulator": regulator.value, "dimension": name, "value": value}
            for row, (_, ratings) in zip(inspections, said, strict=True)
            for name, value in ratings.items()
        ],
    )
