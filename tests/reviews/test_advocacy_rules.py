"""Which advocate is owed, and why (domain C3)."""

from datetime import date

from reviews.rules.advocacy import AdvocacyFacts, Unbefriended, owed

DAY = date(2026, 11, 16)


def told(**facts):
    return {one.kind: one.because for one in owed(AdvocacyFacts(**facts))}


def test_nothing_on_record_owes_nothing():
    assert told() == {}
    assert told(needs_advocate=False) == {}


def test_under_the_mental_health_act_an_imha():
    assert told(under="Mental Health Act section 3") == {
        "imha": "Mental Health Act section 3 is in force (Mental Health Act 1983 s130A)."
    }


def test_under_a_standard_authorisation_a_representative():
    because = told(standard_until=date(2027, 5, 31))
    assert list(because) == ["rpr"]
    assert "until 31 May 2027" in because["rpr"]


def test_unable_to_decide_where_to_live_or_a_serious_treatment_with_nobody_to_consult_an_imca():
    assert "where to live" in told(unbefriended=(Unbefriended("home", DAY),))["imca"]
    assert "serious medical treatment" in told(unbefriended=(Unbefriended("treatment", DAY),))["imca"]


def test_another_decision_owes_no_imca():
    for about in ("care", "tenancy", "money", "contact", "other"):
        assert told(unbefriended=(Unbefriended(about, DAY),)) == {}


def test_an_authorisation_asked_for_with_nobody_to_consult_an_imca():
    assert "s39A" in told(asked_with_nobody_on=DAY)["imca"]


def test_needed_to_take_part_a_care_act_advocate():
    assert "Care Act 2014 ss67-68" in told(needs_advocate=True)["care_act"]


def test_several_are_owed_at_once_each_once():
    several = told(
        under="Mental Health Act section 3",
        standard_until=DAY,
        asked_with_nobody_on=DAY,
        unbefriended=(Unbefriended("home", DAY), Unbefriended("treatment", DAY)),
        needs_advocate=True,
    )
    assert list(several) == ["imha", "rpr", "imca", "care_act"]
