"""The forgiving search: part of a name, a misspelt one, a birth date, an NHS number, any reference.

Names, birth dates and NHS numbers find only people whose names and numbers the searcher may see: a
search must not tell what a page would hide.
"""

import re
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import (
    Case,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import StrIndex

from linkworker.forms import typed_dates
from linkworker.forms.typed_text import tidy, unprintable
from linkworker.periods import add_months
from placements.models import Person, PersonReference, Placement
from placements.models.people import Folded, LikenessTo, Sounds, Swapped
from placements.rules import nhs_numbers

LONGEST = 100  # characters of a question; what is longer is cut
MOST_WORDS = 6
ALIKE = 0.4  # word similarity of a misspelt name, from none 0 to the same 1
SOUNDS_ALIKE = (
    0.28  # how like a name that sounds the same must also be written: Byrne and Bryne, not Z and Shaw
)
SHORTEST_MISSPELT = 3  # letters; shorter words must match as they are
A_DAY = re.compile(r"(?<!\S)[0-9]{1,4}([/.\-])[0-9]{1,2}\1[0-9]{2,4}(?!\S)")
THE_VERY_ONE, ITS_OWN, PART_OF_ONE = 9.0, 8.0, 3.0  # before every likeness of a name, which is at most 1


class WordsOf(Func):
    """The words of a folded name."""

    function = "string_to_array"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = Sounds.output_field


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
        return people.annotate(likeness=_number(0.0))
    found = _by_reference(text)
    nearest = [When(Q(reference__iexact=text), then=_number(THE_VERY_ONE))]
    number = nhs_numbers.normalise(text)
    if nhs_numbers.is_valid(number):
        known_by = Q(may_see_nhs_number=True, nhs_number=number)
        found |= known_by
        nearest.append(When(known_by, then=_number(THE_VERY_ONE)))
    nearest.append(When(_by_reference(text, whole=True), then=_number(ITS_OWN)))
    born_on, words = _birth_date(text, today)
    of_name = _number(0.0)
    if words:
        people = people.annotate(**_marks(words))
        of_name = _likeness(len(words))
    if words or born_on:
        named = Q(may_see_names=True)
        named &= Q(date_of_birth=born_on) if born_on else Q()
        named &= _by_name(words) if words else Q()
        found |= named
        nearest += [When(named, then=of_name)] if words else []
    nearest.append(When(_by_reference(text), then=_number(PART_OF_ONE)))
    return people.annotate(likeness=Case(*nearest, default=_number(0.0))).filter(found)


def _number(value: float) -> Value:
    return Value(value, output_field=FloatField())


def _by_reference(text: str, *, whole: bool = False) -> Q:
    how = {"reference__iexact" if whole else "reference__icontains": text}
    stays = Placement.objects.filter(person=OuterRef("pk"), **how)
    elsewhere = PersonReference.objects.filter(person=OuterRef("pk"), removed_on=None, **how)
    return Q(**how) | Q(Exists(stays.order_by())) | Q(Exists(elsewhere.order_by()))


def _birth_date(text: str, today: date) -> tuple[date | None, list[str]]:
    """The day a question names, if any, and the words of a name beside it."""
    day = _day(text, today)
    if day is not None:
        return day, []
    typed = A_DAY.search(text)
    day = _day(typed[0], today) if typed else None
    if day is not None:
        text = f"{text[: typed.start()]} {text[typed.end() :]}"
    words = [word for word in re.split(r"[\s\-,;]+", text) if re.search(r"\w", word)][:MOST_WORDS]
    return day, words


def _day(text: str, today: date) -> date | None:
    """The day of a text; "today" or "May" are never meant as a birth date.

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
        marks[f"near_{place}"] = LikenessTo(folded, F("folded_name"))
        marks[f"parts_{place}"] = WordsOf(F("folded_name"))
    return marks


def _by_name(words: list[str]) -> Q:
    """Each word stands in the name, is like a part of it, has two letters swapped, or sounds the same."""
    every = Q()
    for place, word in enumerate(words):
        one = Q(**{f"at_{place}__gt": 0})
        if len(word) >= SHORTEST_MISSPELT:
            typed = Value(word, output_field=TextField())
            one |= Q(**{f"like_{place}__gte": ALIKE})
            one |= Q(**{f"parts_{place}__overlap": Swapped(Folded(typed))})
            one |= Q(sounds__overlap=Sounds(typed)) & Q(**{f"near_{place}__gte": SOUNDS_ALIKE})
        every &= one
    return every


def _likeness(words: int):
    """How like the name the words are on average; 1.0 when each stands in it as it is."""
    total = _number(0.0)
    for place in range(words):
        total = total + F(f"near_{place}")
    return ExpressionWrapper(total / float(max(words, 1)), output_field=FloatField())
