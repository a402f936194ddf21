"""Fields for days and moments, typed any way a person types them.

The form is given `today` and `now`; no field ever looks at a clock.
"""

import datetime
from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from linkworker.forms import typed_dates
from linkworker.forms.wording import Worded
from linkworker.words import long_day

EARLIEST = datetime.date(1900, 1, 1)
LATEST = datetime.date(2199, 12, 31)
LEAP_YEARS_APART = 8  # at most


class TypedDateField(Worded, forms.Field):
    """A day: "4 May 2026", "4/5/26", "2026-05-04", "yesterday", "monday".

    `future=False` refuses days after today; `past=False` refuses days before it, and then a bare weekday is
    the coming one. Either needs the form's `today`. `whole_year=True` refuses a year of two digits.
    """

    default_subject = "the date"

    def __init__(self, *, future: bool = True, past: bool = True, whole_year: bool = False, **kwargs):
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})
        )
        self.future, self.past, self.whole_year = future, past, whole_year
        self.today: datetime.date | None = None
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, datetime.date) or value in self.empty_values:
            return value or None
        text = str(value).strip()
        if not text:
            return None
        try:
            day = typed_dates.read_date(text[:60], self.today, weekdays_ahead=not self.past)
        except typed_dates.YearMissing as error:
            day = self.nearest(text[:60])
            if day is None:
                raise ValidationError(
                    f"{self.sentence_subject} must include a year", "year_missing"
                ) from error
            return day
        except typed_dates.WrongWeekday as error:
            raise ValidationError(
                f"Check the day: {long_day(error.day)} is a {error.day:%A}", "weekday"
            ) from error
        except typed_dates.NotADate as error:
            raise ValidationError(
                f"{self.sentence_subject} must be a real date, like 4 May 2026", "invalid"
            ) from error
        if self.whole_year and str(day.year) not in text:
            raise ValidationError(
                f"{self.sentence_subject} must include the whole year, like 1984", "year_short"
            )
        return day

    def nearest(self, text: str) -> datetime.date | None:
        """ "27 nov" where only past or only coming days can be meant: the nearest of them; None elsewhere."""
        if self.today is None or self.future == self.past or self.whole_year:
            return None
        step = 1 if self.future else -1
        for years in range(LEAP_YEARS_APART + 1):
            with suppress(typed_dates.NotADate, typed_dates.WrongWeekday):
                day = typed_dates.read_date(f"{text} {self.today.year + step * years}", self.today)
                if (day - self.today).days * step >= 0:
                    return day
        return None

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if not EARLIEST <= value <= LATEST:
            raise ValidationError(f"{self.sentence_subject} must be between 1900 and 2199", "range")
        if self.today is None:
            return
        if not self.future and value > self.today:
            raise ValidationError(f"{self.sentence_subject} must be today or in the past", "future")
        if not self.past and value < self.today:
            raise ValidationError(f"{self.sentence_subject} must be today or in the future", "past")

    def prepare_value(self, value):
        return long_day(value) if isinstance(value, datetime.date) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class TypedTimeField(Worded, forms.Field):
    """A time of day: "9.30", "0930", "9:30pm", "noon"."""

    default_subject = "the time"

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, datetime.time):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return typed_dates.read_time(text[:20])
        except typed_dates.NotATime as error:
            raise ValidationError(
                f"{self.sentence_subject} must be a real time, like 14:30", "invalid"
            ) from error

    def prepare_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else value


class DateAndTime(forms.MultiWidget):
    """Two inputs under one question, named `<name>_date` and `<name>_time`."""

    template_name = "govuk/widgets/date_and_time.html"
    use_fieldset = True
    part_names = ("date", "time")

    def __init__(self, attrs=None):
        date = forms.TextInput(attrs={"class": "govuk-input govuk-input--width-10", "autocomplete": "off"})
        time = forms.TextInput(attrs={"class": "govuk-input govuk-input--width-5", "autocomplete": "off"})
        super().__init__({"date": date, "time": time}, attrs)

    def decompress(self, value):
        if isinstance(value, datetime.datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return [long_day(local.date()), f"{local:%H:%M}"]
        return [None, None]


class TypedDateTimeField(Worded, forms.Field):
    """A moment in the current time zone, typed as a day and a time of day; an aware datetime.

    `future=False` refuses moments after the form's `now` (a minute's grace for the clock on the wall).
    Errors carry a code that starts with "date" or "time", so only the input at fault is marked.
    """

    default_subject = "the date"
    widget = DateAndTime
    GRACE = datetime.timedelta(minutes=1)

    def __init__(self, *, future: bool = True, time_subject: str = "the time", **kwargs):
        super().__init__(**kwargs)
        self.future = future
        self.time_subject = time_subject
        self.today: datetime.date | None = None
        self.now: datetime.datetime | None = None

    def clean(self, value):
        if isinstance(value, datetime.datetime):
            return value
        typed_day, typed_time = [str(part or "").strip() for part in (value or ["", ""])]
        if not typed_day and not typed_time:
            if self.required:
                raise ValidationError(self.error_messages["required"], "required")
            return None
        day, time = self._day(typed_day), self._time(typed_time)
        moment = self._on_the_clock(day, time)
        if not self.future and self.now is not None and moment > self.now + self.GRACE:
            later_day = self.today is not None and day > self.today
            part, subject = ("date", self.sentence_subject) if later_day else ("time", self._time_sentence())
            words = "today or in the past" if later_day else "now or in the past"
            raise ValidationError(f"{subject} must be {words}", f"{part}_future")
        return moment

    def _day(self, text: str) -> datetime.date:
        field = TypedDateField(
            subject=self.subject, error_messages={"required": self.error_messages["required"]}
        )
        field.today = self.today
        try:
            return field.clean(text)
        except ValidationError as error:
            raise ValidationError(error.messages[0], "date_invalid") from error

    def _time(self, text: str) -> datetime.time:
        if not text:
            raise ValidationError(f"Enter {self.time_subject}", "time_required")
        try:
            return typed_dates.read_time(text[:20])
        except typed_dates.NotATime as error:
            raise ValidationError(
                f"{self._time_sentence()} must be a real time, like 14:30", "time_invalid"
            ) from error

    def _on_the_clock(self, day: datetime.date, time: datetime.time) -> datetime.datetime:
        """The moment in UTC; the hour skipped in spring is refused, the hour repeated in autumn is its first.

        In UTC, because a local time of the repeated hour never equals the same moment in another zone
        (PEP 495), so what was sent would differ from what was kept.
        """
        moment = timezone.make_aware(datetime.datetime.combine(day, time)).astimezone(datetime.UTC)
        if timezone.localtime(moment).time() != time:
            words = f"must be a real time: the clocks went forward on {long_day(day)}"
            raise ValidationError(f"{self._time_sentence()} {words}", "time_clocks")
        return moment

    def _time_sentence(self) -> str:
        return self.time_subject[:1].upper() + self.time_subject[1:]

    def has_changed(self, initial, data):
        try:
            return self.clean(initial) != self.clean(data)
        except ValidationError:
            return True
