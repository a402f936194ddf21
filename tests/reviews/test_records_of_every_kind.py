"""Every kind of review has its own questions; those of the chosen kinds stand on the page, and no others."""

from datetime import date
from uuid import uuid4

import pytest

from reviews import actions
from reviews.actions import refusals
from reviews.choices import SETTLED_ELSEWHERE, ReviewKind
from reviews.models import Question, Review
from reviews.queries.last_answers import last_answers
from reviews.queries.questions import newest_records
from tests.accounts import recipes as accounts
from tests.reviews import recipes
from tests.reviews.answers import address, three_answers, words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
LINES = (
    "right_place",
    "right_care",
    "involved",
    "physical_health",
    "medicines",
    "risk",
    "autism",
    "discharge",
)
RECORDED = [kind for kind in ReviewKind if kind not in SETTLED_ELSEWHERE]
FORM = "/people/{}/reviews/new/"


def record(by, person, **answers) -> Review:
    required = {"kind": "CA12", "held_on": date(2026, 11, 20), "today": TODAY, "outcome": "continue"}
    return actions.record_review(by=by, person=person, **required | {"submission": uuid4()} | answers)


def test_every_kind_recorded_by_hand_asks_six_questions_or_more():
    asked = {record.kind: len(record.questions) for record in newest_records()}
    assert set(asked) == set(RECORDED)
    assert min(asked.values()) >= 6
    assert max(asked.values()) <= 17


@pytest.mark.parametrize("kind", ["CTR_PRE", "CTR_POST", "CTR_NS", "CTR_SEC"])
def test_a_care_and_treatment_review_rates_ten_key_lines_of_enquiry(kind):
    rated = Question.objects.filter(kind=kind, rated=True).order_by("order").values_list("code", flat=True)
    assert tuple(rated) == (*LINES, "family", "rights")


def test_that_of_a_child_rates_education_and_growing_up_as_well():
    rated = Question.objects.filter(kind="CETR", rated=True).order_by("order").values_list("code", flat=True)
    assert tuple(rated) == (*LINES, "family", "rights", "education", "growing_up")


def test_a_rating_is_kept_and_its_word_is_said_on_the_record(link_worker, browse, ada):
    sent = three_answers(
        kind="CTR_NS", CTR_NS_medicines="red", CTR_NS_medicines_note="None reviewed since May."
    )
    assert browse(link_worker).post(address(ada), sent).status_code == 302
    page = words(browse(link_worker).get(f"/reviews/{Review.objects.get().uid}/"))
    assert (
        "Are medicines safe, reviewed and no more than needed? Red: not met None reviewed since May." in page
    )


@pytest.mark.parametrize(("code", "answer"), [("safe", "red"), ("medicines", "yes"), ("medicines", "purple")])
def test_a_question_takes_no_answer_of_another_kind(link_worker, ada, code, answer):
    question = Question.objects.get(kind="CTR_NS", code=code)
    with pytest.raises(refusals.AnswerDoesNotFit):
        record(link_worker, ada, kind="CTR_NS", said=[actions.Said(question, answer)])


def test_only_the_questions_of_the_chosen_kind_stand_on_the_page(link_worker, browse, ada):
    page = browse(link_worker).get(address(ada), {"kind": "VISIT"}).content.decode()
    assert 'id="record-VISIT"' in page
    assert page.count('id="record-') == 1
    assert 'id="record-' not in browse(link_worker).get(address(ada)).content.decode()


def test_what_is_owed_stands_first_and_the_rest_is_folded(link_worker, browse, ada):
    form = browse(link_worker).get(address(ada)).context["form"]
    kinds = [value for value, _ in form.fields["kind"].choices]
    assert kinds[:4] == form.owed_first
    assert set(kinds[:4]) == {"INIT", "CA12", "CONC", "DEC"}
    assert set(kinds) == {str(kind) for kind in RECORDED}
    assert not form.folded_is_wanted
    assert browse(link_worker).get(address(ada), {"kind": "VISIT"}).context["form"].folded_is_wanted


def test_without_a_script_a_button_brings_the_questions_and_loses_nothing_typed(link_worker, browse, ada):
    sent = three_answers(
        kind="MED",
        covers=["FT"],
        person_view="She smiled.",
        held_on="some day",
        CONC_value_note="Half of what was promised.",
        show_questions="yes",
    )
    answer = browse(link_worker).post(address(ada), sent)
    page = answer.content.decode()
    assert not Review.objects.exists()
    assert "There is a problem" not in page
    for kept in ('id="record-MED"', 'id="record-FT"', "She smiled.", 'value="some day"', "Half of what was"):
        assert kept in page
    assert answer.context["form"].initial["submission"] == sent["submission"]


def test_a_review_is_not_recorded_before_its_questions_were_seen(link_worker, browse, ada):
    answer = browse(link_worker).post(address(ada), three_answers(kind="MED", person_view="She smiled."))
    page = words(answer)
    assert "The questions of Medication review (STOMP) now stand below." in page
    assert "Does it help, by what is seen and written down?" in page
    assert not Review.objects.exists()
    sent = three_answers(kind="MED", MED_version="1", MED_helps="no")
    assert browse(link_worker).post(address(ada), sent).status_code == 302
    assert Review.objects.get().answers.get(question__code="helps").answer == "no"


def test_the_questions_of_one_kind_are_fetched_by_the_script(link_worker, browse, ada):
    page = browse(link_worker).get(f"/people/{ada.uid}/reviews/questions/", {"kind": "EHC"}).content.decode()
    assert 'name="EHC_version" value="1"' in page
    assert "<main" not in page
    for kind in ("", "AHC", "\x00"):
        nothing = browse(link_worker).get(f"/people/{ada.uid}/reviews/questions/", {"kind": kind})
        assert "data-asked-for" not in nothing.content.decode()


def test_the_questions_are_nobodys_who_may_not_record(browse, ada):
    elsewhere = accounts.staff(at=accounts.council("E10000012"))
    assert browse(elsewhere).get(f"/people/{ada.uid}/reviews/questions/").status_code == 404
    officer = accounts.staff("host_officer", at=accounts.council("E10000019"))
    assert browse(officer).get(f"/people/{ada.uid}/reviews/questions/").status_code == 403


def test_the_last_answer_stands_beside_its_question(link_worker, browse, ada):
    for day, answer, note in ((date(2025, 5, 3), "yes", ""), (date(2026, 5, 3), "no", "Bruises in April.")):
        recipes.answer(review=recipes.review(person=ada, kind="CONC", held_on=day), answer=answer, note=note)
    recipes.answer(
        review=recipes.review(person=ada, kind="CONC", held_on=date(2026, 8, 3)), answer="not_recorded"
    )
    page = words(browse(link_worker).get(address(ada), {"kind": "CONC"}))
    assert "Last time, 3 May 2026: No. Bruises in April." in page


def test_the_last_answer_is_told_to_nobody_who_may_not_read_it(ada):
    recipes.answer(review=recipes.review(person=ada, kind="CONC"))
    officer = accounts.staff("host_officer", at=accounts.council("E10000019"))
    assert last_answers(officer, ada, ["CONC"]) == {}


@pytest.mark.parametrize(("answer", "kept"), [("yes", True), ("no", False)])
def test_a_visit_says_whether_it_was_made_on_site(link_worker, browse, ada, answer, kept):
    assert (
        browse(link_worker).post(address(ada), three_answers(kind="VISIT", on_site=answer)).status_code == 302
    )
    assert Review.objects.get().on_site is kept


def test_a_visit_that_does_not_say_so_is_not_recorded(link_worker, browse, ada):
    page = words(browse(link_worker).post(address(ada), three_answers(kind="VISIT")))
    assert "Select whether the visit was made on site" in page
    assert not Review.objects.exists()


def test_no_other_review_is_made_on_site(link_worker, ada):
    with pytest.raises(refusals.NoVisitWasMade):
        record(link_worker, ada, on_site=True)


def test_a_visit_from_afar_says_on_its_record_that_it_stays_due(link_worker, browse, ada):
    review = record(link_worker, ada, kind="VISIT", on_site=False)
    page = words(browse(link_worker).get(f"/reviews/{review.uid}/"))
    assert "The visit was made From afar, so the visit stays due" in page


def test_a_draft_carries_on_with_the_questions_of_its_kinds(link_worker, browse, ada):
    client = browse(link_worker)
    sent = three_answers(kind="MED", MED_version="1", MED_helps="no", covers=[])
    kept = client.post(
        address(ada), sent | {"draft": sent["submission"]}, headers={"X-Keep-Draft": "yes"}
    ).json()
    page = client.get(address(ada), {"draft": kept["draft"]}).content.decode()
    assert 'id="record-MED"' in page
    assert 'name="MED_helps" value="no" checked' in page
