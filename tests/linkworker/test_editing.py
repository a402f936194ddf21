"""Three ways to look at one answer: as it was seen, as it is, as it was sent."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict

from linkworker.editing import NOT_KNOWN, ChangedMeanwhile, settle
from linkworker.forms import (
    EditingForm,
    LongTextField,
    MoneyField,
    TextField,
    TypedDateField,
    TypedDateTimeField,
    YesNoNotRecordedField,
)

LONG = "A day out. " * 450 + "O’Brien, Zoë and 🏡 <b>\n\nNext line."
MOMENT = datetime.datetime(2026, 10, 26, 14, 2, tzinfo=datetime.UTC)


class VisitForm(EditingForm):
    """One of each kind of answer."""

    name = TextField(label="Name")
    note = LongTextField(label="Note", required=False)
    born_on = TypedDateField(label="Born", required=False)
    met_at = TypedDateTimeField(label="Met", required=False)
    weekly = MoneyField(label="Weekly", required=False)
    agreed = YesNoNotRecordedField(label="Agreed")
    way = forms.ChoiceField(
        label="Way", required=False, choices=[("", "None"), ("v", "Visit"), ("c", "Call")]
    )


KEPT = {
    "name": "Ada",
    "note": LONG,
    "born_on": datetime.date(1996, 2, 29),
    "met_at": MOMENT,
    "weekly": Decimal("1000.10"),
    "agreed": False,
    "way": "v",
}


def sent(form: EditingForm, **typed: str) -> EditingForm:
    """The same form as a browser sends it, with some answers typed over."""
    data = QueryDict(mutable=True)
    for field in form:
        value = field.value()
        if field.name == "met_at":
            parts = value if form.is_bound else form.fields["met_at"].widget.decompress(value)
            data["met_at_date"], data["met_at_time"] = parts
        else:
            data[field.name] = "" if value is None else str(value)
    data.update(typed)
    again = VisitForm(data)
    assert again.is_valid(), again.errors
    return again


@pytest.mark.parametrize(
    ("seen", "now", "mine", "becomes"),
    [
        ("a", "a", "a", None),  # nobody changed anything
        ("a", "a", "b", "b"),  # only I did
        ("a", "b", "a", None),  # only they did: theirs stays
        ("a", "b", "b", None),  # both the same
        ("a", "b", "c", ChangedMeanwhile),
        (None, "b", None, None),
        (None, "b", "c", ChangedMeanwhile),
        (False, None, True, ChangedMeanwhile),
        (NOT_KNOWN, "b", "b", None),
        (NOT_KNOWN, "b", "c", ChangedMeanwhile),
    ],
)
def test_an_answer_is_saved_left_alone_or_in_conflict(seen, now, mine, becomes):
    row = SimpleNamespace(name=now)
    if becomes is ChangedMeanwhile:
        with pytest.raises(ChangedMeanwhile) as refusal:
            settle(row, {"name": mine}, {"name": seen})
        (conflict,) = refusal.value.conflicts
        assert (conflict.question, conflict.seen, conflict.theirs, conflict.mine) == ("name", seen, now, mine)
        assert set(refusal.value.told) == {"name"}
    else:
        assert settle(row, {"name": mine}, {"name": seen}) == ({} if becomes is None else {"name": becomes})


def test_a_question_the_form_lost_is_in_conflict_and_code_without_a_form_is_not():
    row = SimpleNamespace(name="b")
    assert settle(row, {"name": "c"}) == {"name": "c"}
    with pytest.raises(ChangedMeanwhile):
        settle(row, {"name": "c"}, {})


def test_every_conflict_is_told_at_once_and_nothing_is_changed():
    row = SimpleNamespace(name="b", note="n", way="v")
    with pytest.raises(ChangedMeanwhile) as refusal:
        settle(row, {"name": "c", "note": "m", "way": "c"}, {"name": "a", "note": "o", "way": "v"})
    assert set(refusal.value.told) == {"name", "note"}
    assert vars(row) == {"name": "b", "note": "n", "way": "v"}


def test_a_form_remembers_every_kind_of_answer_it_was_opened_with():
    form = sent(VisitForm(initial=KEPT))
    assert form.seen == KEPT
    assert settle(SimpleNamespace(**KEPT), {name: form.answers[name] for name in KEPT}, form.seen) == {}


@pytest.mark.parametrize("lost", ["", "nonsense", "eyJhIjoxfQ:1abc:forged"])
def test_a_form_that_lost_or_forged_its_memory_remembers_nothing(lost):
    assert sent(VisitForm(initial=KEPT), opened_with=lost).seen == {}


def test_the_form_comes_back_with_both_texts_and_saves_when_it_is_sent_again():
    form = sent(VisitForm(initial=KEPT), name="Zoë", note="Mine")
    row = SimpleNamespace(**KEPT | {"note": "Theirs", "way": "c"})
    with pytest.raises(ChangedMeanwhile) as refusal:
        settle(row, {name: form.answers[name] for name in KEPT}, form.answers["seen"])
    form.refused(refusal.value)
    (both,) = form.conflicts
    assert (both.label, both.seen, both.theirs, both.mine) == ("Note", LONG, "Theirs", "Mine")
    assert (form["note"].value(), form["name"].value(), form["way"].value()) == ("Mine", "Zoë", "c")
    assert (form.submit_text, form.kept_meanwhile) == ("Save mine", ("Way",))
    again = sent(form)
    assert settle(row, {name: again.answers[name] for name in KEPT}, again.seen) == {
        "name": "Zoë",
        "note": "Mine",
    }


def test_sent_again_after_a_third_person_saved_it_is_in_conflict_again():
    form = sent(VisitForm(initial=KEPT), note="Mine")
    for theirs in ("Second", "Third"):
        row = SimpleNamespace(**KEPT | {"note": theirs})
        with pytest.raises(ChangedMeanwhile) as refusal:
            settle(row, {"note": "Mine"}, form.seen)
        form.refused(refusal.value)
        assert form.conflicts[0].theirs == theirs
        form = sent(form)


def test_a_browser_that_goes_back_puts_no_older_answers_into_the_form():
    for field in VisitForm(initial=KEPT):
        assert str(field).count('autocomplete="off"') >= 1, field.name
