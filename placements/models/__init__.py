"""What placements keeps: people, homes, placements and who pays."""

from placements.models.codes import CodeListEntry, FncRate, SettingType
from placements.models.funding import FundingLine
from placements.models.homes import Home, HomeRating
from placements.models.people import Person
from placements.models.stays import Placement

__all__ = [
    "CodeListEntry",
    "FncRate",
    "FundingLine",
    "Home",
    "HomeRating",
    "Person",
    "Placement",
    "SettingType",
]
