"""The forgiving search: part of a name, a misspelt one, a birth date, an NHS number, any reference.

Names, birth dates and NHS numbers find only people whose names and numbers the searcher may see: a
search must not tell what a page would hide.
"""

import re
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, ExpressionWrapper, F, FloatField, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import StrIndex

from linkworker.forms import typed_dates
from linkworker.forms.typed_text import tidy, unprintable
from linkworker.periods import add_months
from placements.models import Person, Placement
from placements.models.people import Folded
from placements.rules import nhs_numbers

LONGEST = 100  # characters of a question; what is longer is cut
MOST_WORDS = 6
ALIKE = 0.4  # word similarity of a misspelt name, from none 0 to the same 1
SHORTEST_MISSPELT = 3  # letters; shorter words must match as they are


def words_of(question: str) -> str:
    """The question on one line, without what cannot be in any name or reference."""
    text = tidy(question or "")
    text = "".join(" " if unprintable(character) else character for character in text)
    return " ".join(text.split())[:LONGEST].strip()


def matching(people: QuerySet[Person], question: str, *, today: date) -> QuerySet[Person]:
    """The people a question could mean, with `likeness` (higher is nearer).

    `people` must be marked with `may_see_names` and `may_see_nhs_number`. An empty question finds everybody.
    """
    text = words_of(question)
    if not text:
        return people.annotate(likeness=Value(0.0, output_field=FloatField()))
    found = _by_reference(text)
    number = nhs_numbers.normalise(text)
    if nhs_numbers.is_valid(number):
        found |= Q(may_see_nhs_number=True, nhs_number=number)
    born_on = _birth_date(text, today)
    if born_on is not None:
        found |= Q(may_see_names=True, date_of_birth=born_on)
        likeness = Value(0.0, output_field=FloatField())
    else:
        words = [word for word in re.split(r"[\s\-]+", text) if re.search(r"\w", word)][:MOST_WORDS]
        people = people.annotate(**_marks(words))
        if words:
            found |= Q(may_see_names=True) & _by_name(words)
        likeness = _likeness(len(words))
    return people.annotate(likeness=likeness).filter(found)


def _by_reference(text: str) -> Q:
    stays = Placement.objects.filter(person=OuterRef("pk"), reference__icontains=text)
    return Q(reference__icontains=text) | Q(Exists(stays.order_by()))


def _birth_date(text: str, today: date) -> date | None:
    """The day a question names, if it is one; "today" or "May" are never meant as a birth date.

    A year of two digits is in the past: nobody on the register is born in 2084.
    """
    if not re.search(r"[0-9]", text):
        return None
    try:
        day = typed_dates.read_date(text[:60], today)
    except ValueError:
        return None
    if day > today and str(day.year) not in text:
        return add_months(day, -12 * 100)
    return day


def _marks(words: list[str]) -> dict:
    """For each word: where it stands in the folded name (0 is nowhere), and how like some part of it."""
    marks = {}
    for place, word in enumerate(words):
        folded = Folded(Value(word, output_field=TextField()))
        marks[f"at_{place}"] = StrIndex(F("folded_name"), folded)
        marks[f"like_{place}"] = TrigramWordSimilarity(folded, "folded_name")
    return marks


def _by_name(words: list[str]) -> Q:
    every = Q()
    for place, word in enumerate(words):
        one = Q(**{f"at_{place}__gt": 0})
        if len(word) >= SHORTEST_MISSPELT:
            one |= Q(**{f"like_{place}__gte": ALIKE})
        every &= one
    return every


def _likeness(words: int):
    """How like the name the words are on average; 1.0 when each stands in it as it is."""
    total = Value(0.0, output_field=FloatField())
    for place in range(words):
        total = total + F(f"like_{place}")
    return ExpressionWrapper(total / float(max(words, 1)), output_field=FloatField())
