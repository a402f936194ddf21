"""How days, money and numbers are written. Nothing here looks at a clock or asks the database."""

import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString

from linkworker import sparklines, words
from linkworker.charts import pictures

register = template.Library()

NOT_RECORDED = "Not recorded"


@register.filter
def date_words(value: datetime.date | None) -> str:
    """ "4 May 2026". A moment is shown on its local day; nothing is "Not recorded"."""
    if value is None or value == "":
        return NOT_RECORDED
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return words.long_day(value)


@register.filter
def date_short(value: datetime.date | None) -> str:
    """ "4 May 2026" with the month cut to three letters, for narrow columns; "Sept" as GOV.UK writes it."""
    if value is None or value == "":
        return NOT_RECORDED
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return words.short_day(value)


@register.filter
def time_words(value: datetime.datetime | None) -> str:
    """ "14:02", local time."""
    if value is None or value == "":
        return NOT_RECORDED
    return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%H:%M}"


@register.filter
def moment_words(value: datetime.datetime | None) -> str:
    """ "4 May 2026 at 14:02", local time."""
    return NOT_RECORDED if value is None or value == "" else f"{date_words(value)} at {time_words(value)}"


@register.filter
def days_ago(value: datetime.date | None, as_at: datetime.date) -> str:
    """How long before (or after) `as_at` the day lies: "today", "yesterday", "23 days ago", "in 4 days"."""
    if value is None or value == "":
        return NOT_RECORDED
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    days = (as_at - value).days
    named = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return named.get(days) or (f"{days:,} days ago" if days > 0 else f"in {-days:,} days")


@register.filter
def money(value: Decimal | int | str | None, pence: str = "pence") -> str:
    """ "£1,234.50". `{{ amount|money:"pounds" }}` rounds half up to whole pounds. None is "Not recorded"."""
    amount = _decimal(value)
    return NOT_RECORDED if amount is None else words.pounds(amount, pence=pence != "pounds")


@register.filter
def percent(value: Decimal | int | str | None, places: int = 0) -> str:
    """ "93.75" is "94%", or "93.8%" with one place; rounded half up. None is "Not recorded"."""
    amount = _decimal(value)
    if amount is None:
        return NOT_RECORDED
    return f"{amount.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP):,}%"


def _decimal(value: Decimal | int | str | None) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is no number") from error


@register.filter(name="nhs_number")
def nhs_number_words(value: str | None) -> str:
    """ "999 123 4567": three, three, four."""
    digits = "".join(character for character in str(value or "") if character.isdigit())
    if not digits:
        return NOT_RECORDED
    return words.nhs_number(digits) if len(digits) == 10 else str(value)


@register.filter
def plural(count: int, forms: str) -> str:
    """The count with its word: `{{ 2|plural:"person,people" }}` is "2 people"; one word gets an s."""
    one, _, many = forms.partition(",")
    return words.counted(count, one, many)


@register.filter
def or_not_recorded(value) -> str:
    """The value, or "Not recorded". Zero and "no" are answers; True and False become Yes and No."""
    if value is None or value == "":
        return NOT_RECORDED
    return {True: "Yes", False: "No"}[value] if isinstance(value, bool) else value


@register.filter
def elided_pages(page: Page) -> list:
    """The page numbers to show round this one, with the paginator's ellipsis between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag
def sparkline_of(values) -> sparklines.Sparkline:
    """The lines of a small chart; see `components/sparkline.html`."""
    return sparklines.sparkline(list(values))


@register.simple_tag
def page_address(query: QueryDict | None, name: str, number: int) -> str:
    """The address of page `number` of this list, keeping every other part of the question asked."""
    wanted = query.copy() if query is not None else QueryDict(mutable=True)
    wanted[name or "page"] = str(number)
    return f"?{wanted.urlencode()}"


@register.simple_tag
def face(number: int | str) -> SafeString:
    """One of the five faces; its word stands beside it."""
    return pictures.face(int(number))


@register.simple_tag
def symbol(name: str) -> SafeString:
    """A symbol of our own; its word stands beside it."""
    return pictures.symbol(name)
