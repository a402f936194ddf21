"""What each field understands, and how it refuses what it does not."""

import datetime
from decimal import Decimal

import nhs_number
import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from hypothesis import assume, given
from hypothesis import strategies as st

from linkworker.forms import (
    Checkboxes,
    GovukForm,
    LongTextField,
    MoneyField,
    NhsNumberField,
    PostcodeField,
    Radios,
    TextField,
    TypedDateField,
    TypedDateTimeField,
    TypedTimeField,
    YesNoNotRecordedField,
)

TODAY = datetime.date(2026, 11, 22)
NOW = datetime.datetime(2026, 11, 22, 14, 0, tzinfo=datetime.UTC)


def refusal(field, typed) -> str:
    """The one message the field refuses `typed` with."""
    with pytest.raises(forms.ValidationError) as error:
        field.clean(typed)
    (message,) = error.value.messages
    return message


class Visit(GovukForm):
    happened_at = TypedDateTimeField(label="When?", subject="the date of the visit", future=False)


class Ending(GovukForm):
    ended_on = TypedDateField(label="When did it end?", subject="the day the placement ended", future=False)


class Plan(GovukForm):
    planned_on = TypedDateField(label="When?", subject="the date of the visit", past=False)


def visit(date: str, time: str) -> Visit:
    return Visit({"happened_at_date": date, "happened_at_time": time}, today=TODAY, now=NOW)


# --- Days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the day the placement ended"),
        ("  ", "Enter the day the placement ended"),
        ("31 February 2026", "The day the placement ended must be a real date, like 4 May 2026"),
        ("soon", "The day the placement ended must be a real date, like 4 May 2026"),
        ("Tuesday 4 May 2026", "Check the day: 4 May 2026 is a Monday"),
        ("tomorrow", "The day the placement ended must be today or in the past"),
        ("4 May 1826", "The day the placement ended must be between 1900 and 2199"),
    ],
)
def test_a_day_is_refused_in_words_that_say_what_to_do(typed, message):
    assert Ending({"ended_on": typed}, today=TODAY).errors["ended_on"] == [message]


def test_the_date_is_named_plainly_when_nothing_better_is_known():
    assert refusal(TypedDateField(), "31/2/2026") == "The date must be a real date, like 4 May 2026"


def test_a_day_typed_in_words_is_counted_from_the_forms_today():
    form = Ending({"ended_on": "monday"}, today=TODAY)
    assert form.is_valid()
    assert form.cleaned_data["ended_on"] == datetime.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("kind", "name", "typed", "day"),
    [
        ("Ending", "ended_on", "4 May", datetime.date(2026, 5, 4)),
        ("Ending", "ended_on", "27 nov", datetime.date(2025, 11, 27)),
        ("Ending", "ended_on", "29 feb", datetime.date(2024, 2, 29)),
        ("Plan", "planned_on", "27 nov", datetime.date(2026, 11, 27)),
        ("Plan", "planned_on", "4/5", datetime.date(2027, 5, 4)),
    ],
)
def test_a_day_without_its_year_is_the_nearest_one_that_can_be_meant(kind, name, typed, day):
    form = {"Ending": Ending, "Plan": Plan}[kind]({name: typed}, today=TODAY)
    assert form.is_valid(), form.errors
    assert form.cleaned_data[name] == day


def test_a_day_without_its_year_is_refused_where_any_year_could_be_meant():
    assert refusal(TypedDateField(), "4 May") == "The date must include a year"


def test_a_planned_day_may_not_be_past_and_its_weekday_is_the_coming_one():
    assert Plan({"planned_on": "yesterday"}, today=TODAY).errors["planned_on"] == [
        "The date of the visit must be today or in the future"
    ]
    form = Plan({"planned_on": "monday"}, today=TODAY)
    assert form.is_valid()
    assert form.cleaned_data["planned_on"] == datetime.date(2026, 11, 23)


def test_a_date_of_birth_must_show_its_century():
    field = TypedDateField(subject="date of birth", whole_year=True)
    assert refusal(field, "27/3/84") == "Date of birth must include the whole year, like 1984"
    assert field.clean("27/3/1984") == datetime.date(1984, 3, 27)


def test_a_field_that_refuses_days_cannot_be_used_without_today():
    with pytest.raises(ImproperlyConfigured, match="today="):
        Ending({"ended_on": "1/1/2026"})


def test_a_field_that_refuses_moments_cannot_be_used_without_now():
    with pytest.raises(ImproperlyConfigured, match="now="):
        Visit({}, today=TODAY)


def test_a_kept_day_is_given_back_in_words_and_a_refused_one_as_typed():
    assert 'value="4 May 2026"' in str(
        Ending(initial={"ended_on": datetime.date(2026, 5, 4)}, today=TODAY)["ended_on"]
    )
    assert 'value="31 February"' in str(Ending({"ended_on": "31 February"}, today=TODAY)["ended_on"])


# --- Moments -------------------------------------------------------------------------------------


def test_a_moment_is_an_aware_time_of_the_local_clock():
    form = visit("4 May 2026", "9:30pm")
    assert form.is_valid()
    assert form.cleaned_data["happened_at"] == datetime.datetime(2026, 5, 4, 20, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("date", "time", "message", "code"),
    [
        ("", "", "Enter the date of the visit", "required"),
        ("", "14:00", "Enter the date of the visit", "date_invalid"),
        ("today", "", "Enter the time", "time_required"),
        ("today", "25:00", "The time must be a real time, like 14:30", "time_invalid"),
        ("31/2/2026", "14:00", "The date of the visit must be a real date, like 4 May 2026", "date_invalid"),
        ("tomorrow", "09:00", "The date of the visit must be today or in the past", "date_future"),
        ("today", "15:00", "The time must be now or in the past", "time_future"),
        (
            "29/3/2026",
            "01:30",
            "The time must be a real time: the clocks went forward on 29 March 2026",
            "time_clocks",
        ),
    ],
)
def test_a_moment_is_refused_at_the_input_at_fault(date, time, message, code):
    form = visit(date, time)
    assert form.errors["happened_at"] == [message]
    assert form.errors.as_data()["happened_at"][0].code == code


def test_a_minutes_grace_is_given_to_the_clock_on_the_wall():
    assert visit("today", "14:01").is_valid()
    assert not visit("today", "14:02").is_valid()


def test_the_hour_that_comes_twice_is_the_first():
    form = visit("25/10/2026", "01:30")
    assert form.is_valid()
    first = form.cleaned_data["happened_at"].astimezone(datetime.UTC)
    assert first == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)


@given(st.integers(min_value=0, max_value=14_000_000))
def test_a_moment_given_back_and_sent_again_is_the_same_moment(minutes):
    aware = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(minutes=minutes)
    date, time = Visit.base_fields["happened_at"].widget.decompress(aware)
    form = visit(date, time)
    assert form.is_valid()
    again = form.cleaned_data["happened_at"].astimezone(datetime.UTC)
    assume(again != aware - datetime.timedelta(hours=1) or aware.month != 10)  # the hour that comes twice
    assert again == aware


# --- Money ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,234.50", "1234.50"),
        ("1234.5", "1234.50"),
        ("1234", "1234.00"),
        (" £ 1 234 ", "1234.00"),
        (".5", "0.50"),
        ("0", "0.00"),
        ("1,234,567.89", "1234567.89"),
    ],
)
def test_money_is_understood_however_it_is_written(typed, amount):
    understood = MoneyField().clean(typed)
    assert understood == Decimal(amount)
    assert str(understood) == amount


@pytest.mark.parametrize(
    "typed", ["1,23", "12,34.50", "1.234,50", "1.234", "about 50", "1e3", "NaN", "--5", "££5", "٣", "1,2345"]
)
def test_what_is_not_money_is_refused(typed):
    assert refusal(MoneyField(subject="the weekly cost"), typed) == (
        "The weekly cost must be an amount of money, like 1,234.50"
    )


def test_money_has_its_bounds():
    assert refusal(MoneyField(), "-1") == "The amount must be £0.00 or more"
    assert refusal(MoneyField(most=Decimal("9000")), "9000.01") == "The amount must be £9,000.00 or less"
    assert refusal(MoneyField(), "9" * 40) == "The amount must be £99,999,999.99 or less"
    assert MoneyField(least=Decimal("-10")).clean("-5") == Decimal("-5.00")


def test_money_left_empty_is_nothing_and_not_nought():
    assert MoneyField(required=False).clean("") is None
    assert MoneyField(required=False).clean("  ") is None
    assert refusal(MoneyField(subject="the weekly cost"), "") == "Enter the weekly cost"


@given(st.decimals(min_value=0, max_value=Decimal("99999999.99"), places=2))
def test_money_given_back_and_sent_again_is_the_same_money(amount):
    field = MoneyField()
    assert field.clean(field.prepare_value(amount)) == amount
    assert not field.has_changed(amount, field.prepare_value(amount))


# --- Three answers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "kept"), [("yes", True), ("no", False), ("not_recorded", None), ("", None), (None, None)]
)
def test_there_are_three_answers_and_silence_is_not_recorded(sent, kept):
    assert YesNoNotRecordedField().clean(sent) is kept


@pytest.mark.parametrize(("kept", "chosen"), [(True, "yes"), (False, "no"), (None, "not_recorded")])
def test_the_kept_answer_is_the_one_chosen_when_it_is_shown(kept, chosen):
    assert YesNoNotRecordedField().prepare_value(kept) == chosen


def test_where_an_answer_must_be_given_none_is_chosen_for_you():
    field = YesNoNotRecordedField(required=True, subject="yes if an advocate is in place")
    assert field.prepare_value(None) is None
    assert refusal(field, "") == "Select yes if an advocate is in place"
    assert field.clean("not_recorded") is None


def test_an_answer_of_ones_own_is_refused():
    with pytest.raises(forms.ValidationError):
        YesNoNotRecordedField().clean("maybe")


def test_a_change_from_no_to_not_recorded_is_a_change():
    field = YesNoNotRecordedField()
    assert field.has_changed(False, "not_recorded")
    assert not field.has_changed(None, "not_recorded")
    assert not field.has_changed(None, None)


# --- Numbers people know by heart ----------------------------------------------------------------


@pytest.mark.parametrize("typed", ["le156hp", "LE15 6HP", " Le15-6hp ", "L E 1 5 6 H P"])
def test_a_postcode_is_kept_in_one_way(typed):
    assert PostcodeField().clean(typed) == "LE15 6HP"


@pytest.mark.parametrize(
    "kept", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA"]
)
def test_every_shape_of_postcode_is_understood(kept):
    assert PostcodeField().clean(kept) == kept


@pytest.mark.parametrize("typed", ["LE15", "LE15 6H", "15LE 6HP", "LE15 6CC", "hello", "LE156HPX"])
def test_part_of_a_postcode_is_refused(typed):
    assert refusal(PostcodeField(), typed) == "Enter a full UK postcode, like LE15 6HP"


@pytest.mark.parametrize("typed", ["9990000026", "999 000 0026", "999-000-0026", " 99900 00026"])
def test_an_nhs_number_is_kept_as_ten_digits(typed):
    assert NhsNumberField().clean(typed) == "9990000026"


def test_an_nhs_number_is_shown_three_three_four():
    assert NhsNumberField().prepare_value("9990000026") == "999 000 0026"
    assert NhsNumberField().prepare_value("99900") == "99900"


def test_an_nhs_number_with_a_wrong_digit_is_refused():
    assert (
        refusal(NhsNumberField(), "9990000025") == "Check the NHS number: the digits do not belong together"
    )
    assert refusal(NhsNumberField(), "99900") == "NHS number must be 10 digits, like 999 012 3456"
    assert refusal(NhsNumberField(), "٩٩٩٠٠٠٠٠٢٦") == "NHS number must be 10 digits, like 999 012 3456"


@given(st.integers(min_value=0, max_value=9999999))
def test_exactly_the_numbers_with_a_right_check_digit_are_kept(tail):
    typed = f"999{tail:07}"
    if nhs_number.is_valid(typed):
        assert NhsNumberField().clean(typed) == typed
    else:
        assert refusal(NhsNumberField(), typed) == "Check the NHS number: the digits do not belong together"


# --- Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\ud800"])
def test_characters_nobody_can_see_are_refused(character):
    assert refusal(TextField(label="Name"), f"Ama{character}ra").startswith(
        "Name includes a character that cannot"
    )


@pytest.mark.parametrize("character", ["é", "’", "ب", "中", "👩🏽‍🦽", "\u200d"])
def test_every_script_and_sign_is_kept(character):
    assert TextField(label="Name").clean(f"Ama{character}ra") == f"Ama{character}ra"


def test_one_name_is_one_name_however_it_was_composed():
    assert TextField().clean("Zoe\u0308") == "Zo\u00eb"


@pytest.mark.parametrize("unseen", ["\u200b", " \u00ad ", "\u2800", "\u3164", "\u200d\u2060", "\ufeff"])
def test_what_nobody_can_see_is_no_answer(unseen):
    assert refusal(TextField(label="Reference"), unseen) == refusal(TextField(label="Reference"), "")
    assert TextField(required=False).clean(unseen) == ""
    assert TextField().clean(f"Ada{unseen}") != ""


def test_lines_are_kept_in_a_long_text_and_refused_in_a_short_one():
    assert LongTextField().clean("one\r\ntwo\vthree\u2028four") == "one\ntwo\nthree\nfour"
    assert "cannot be shown" in refusal(TextField(label="Name"), "one\r\ntwo")


@pytest.mark.parametrize("typed", ["=1+1", "+44", "-2", "@home"])
def test_a_short_text_never_starts_a_formula(typed):
    assert refusal(TextField(label="Name"), typed) == f"Name must not start with {typed[0]}"
    assert TextField(label="Telephone", formulas=True).clean(typed) == typed
    assert LongTextField(label="What happened").clean(typed) == typed


def test_a_text_that_is_too_long_is_refused_and_says_how_long_it_may_be():
    assert refusal(LongTextField(subject="what happened", max_length=4000), "x" * 4001) == (
        "What happened must be 4,000 characters or less"
    )
    assert LongTextField(max_length=5).clean("12\r\n45") == "12\n45"


@given(st.text(max_size=200))
def test_text_once_kept_is_kept_the_same_again(text):
    field = LongTextField(required=False)
    try:
        kept = field.clean(text)
    except forms.ValidationError:
        return
    assert field.clean(kept) == kept


# --- Questions another answer reveals ------------------------------------------------------------


class Contact(GovukForm):
    reveals = {"method": {"visit": ("seen", "room"), "phone": ("number",)}}

    method = forms.ChoiceField(choices=[("visit", "Visit"), ("phone", "Phone")], widget=Radios)
    seen = YesNoNotRecordedField()
    room = TextField(label="Room")
    number = TextField(label="Number")
    duties = forms.MultipleChoiceField(choices=[("1", "One")], widget=Checkboxes, required=False)


def test_a_revealed_question_is_required_only_while_it_is_shown():
    assert Contact({"method": "phone"}).errors == {"number": ["Enter number"]}
    assert Contact({"method": "visit", "room": "Hall"}).is_valid()


def test_an_answer_that_is_no_longer_asked_is_dropped():
    form = Contact({"method": "visit", "room": "Hall", "number": "=not even valid", "seen": "yes"})
    assert form.is_valid()
    assert form.cleaned_data["number"] == ""
    assert form.cleaned_data["seen"] is True


def test_revealed_questions_are_drawn_under_their_answer_and_not_again():
    names = Contact().helper.layout.fields
    assert names == ["method", "duties"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9.30", datetime.time(9, 30)),
        ("1430", datetime.time(14, 30)),
        ("2.30pm", datetime.time(14, 30)),
        ("noon", datetime.time(12)),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_however_it_is_typed(typed, read):
    assert TypedTimeField(required=False).clean(typed) == read


def test_a_time_of_day_that_is_none_says_what_to_do():
    with pytest.raises(forms.ValidationError, match="The time of the visit must be a real time, like 14:30"):
        TypedTimeField(subject="the time of the visit").clean("25:00")
    with pytest.raises(forms.ValidationError, match="Enter the time of the visit"):
        TypedTimeField(subject="the time of the visit").clean(" ")
