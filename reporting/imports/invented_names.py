"""Invented names, NHS numbers that were never issued, and the pen that writes the same rows for a seed."""

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from linkworker import bulk
from placements.rules import nhs_numbers

LONDON = ZoneInfo("Europe/London")
FIRST_STEM, STEMS = 999_000_001, 999_999  # the first nine digits; nobody is ever given a number from 999

_GIVEN_NAMES = """
Ada Aisha Alun Amara Anwen Arjun Aroha Bea Bilal Bronwen Callum Chidi Chloë Ciarán Dafydd Daisy Danuta
Deborah Dilys Edith Eilidh Elif Emeka Esme Farah Fergus Fiadh Gareth Gethin Gita Hamza Hannah Hideo
Imogen Ines Isaac Ivor Jamal Jasmine Jocelyn Kofi Kwame Leila Lewis Lowri Łucja Mabel Maeve Malik Marek
Meera Megan Mustafa Nadia Nerys Niamh Nikhil Noor Olu Omar Orla Oscar Owain Parveen Petra Priya Quentin
Rafe Rashid Renée Rhiannon Ruth Samira Seán Seren Siân Sofía Sunil Tamsin Tariq Tegan Thandi Theo Tomasz
Una Verity Wanda Wilfred Yasmin Yusuf Zara Zoë
"""
GIVEN_NAMES = _GIVEN_NAMES.split()
_FAMILY_NAMES = """
Abbot Adeyemi Ahmed Akhtar Alder Ashdown Aspen Bajwa Barley Beech Bell Birch Blackthorn Bracken Bramble
Brook Byrne Cedar Chaudhry Clover Costa Cypress Dale Dhillon Dogwood D’Souza Elder Elm Farrow Fennimore
Fern Field Flax Furze Ghosh Gorse Grange Grzelak Hale Harrow Hawthorn Hazel Heath Hollis Holly Hughes
Iqbal Ivory Jansen Juniper Kaur Kelpie Kowal Larch Lavender Linden Lovage Lowe MacAulay Maple Marsh
Meadows Mensah Moss Mwangi Myrtle Núñez Nwosu Oakley Obi O’Neill O’Shea Osier Owusu Paddock Patel Pine
Poplar Privet Quince Rahman Reed Rowan Rushton Rye Sage Sedge Singh Sorrel Spruce Tansy Teasel Thistle
Thorne Vetch Wainwright Walnut Weaver Whitlow Willow Woźniak Yarrow Yew Young Żuk
"""
FAMILY_NAMES = _FAMILY_NAMES.split()
UNUSUAL_NAMES = (  # what a form built for Smith gets wrong
    ("مريم", "حداد"),
    ("שרה", "אלון"),
    ("Wilhelmina-Alexandrina", "Featherstonehaugh-Cholmondeley-Majoribanks"),
    ("Bo", "Ng"),
    ("D’Arcy", "St. John-O’Connell"),
    ("Ngozi Chukwuemeka", "Okonkwo-Fitzwilliam"),
    ("Zoë", "Çelik"),
    ("Jean-Luc", "de la Tour d’Auvergne"),
)


@dataclass(slots=True)
class Pen:
    """Writes invented rows. The same seed and the same day make the same rows, to the public id."""

    seed: int
    today: date
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"Link Worker demonstration {self.seed}")

    @property
    def now(self) -> datetime:
        """The moment the demonstration is told at: eight in the morning."""
        return self.at(self.today, 8)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment in London."""
        return datetime.combine(day, time(hour, minute), tzinfo=LONDON)

    def uid(self) -> uuid.UUID:
        """The next public id."""
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def put(self, model: type[models.Model], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Keep rows of values by attribute name; each learns its `id`."""
        has_uid = any(f.attname == "uid" for f in model._meta.concrete_fields)
        for row in rows:
            if has_uid:
                row.setdefault("uid", self.uid())
                row.setdefault("created_at", self.now - timedelta(days=400))
        for row, key in zip(rows, bulk.copy_in(model, rows), strict=True):
            row["id"] = key
        return list(rows)

    def name(self) -> tuple[str, str]:
        """A given and a family name."""
        return self.chance.choice(GIVEN_NAMES), self.chance.choice(FAMILY_NAMES)


def never_issued(start: int = 0) -> Iterator[str]:
    """Valid NHS numbers from the range never issued, each once."""
    for number in count(start):
        stem = str(FIRST_STEM + number % STEMS)
        digit = nhs_numbers.check_digit(stem)
        if digit is not None:
            yield f"{stem}{digit}"
