"""What is asked when a deprivation of liberty is requested, decided, looked at, extended, withdrawn or ended."""

from casework.forms.fields import CountField
from linkworker.forms import (
    GovukForm,
    LongTextField,
    Radios,
    SentOnceForm,
    TextField,
    TypedDateField,
    YesNoNotRecordedField,
)
from placements.forms.facts import one_of
from reviews.choices import AuthorisationState, LibertyConclusion, LibertyScheme, Objecting
from reviews.models.liberty import (
    LONGEST_CONDITION,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_YEAR_DAYS,
    WORDS,
)
from reviews.rules.liberty import LONGEST_URGENT_DAYS

STORY = {"max_length": WORDS, "rows": 4}
DAY_HINT = "For example, today or 4 May 2026"


class RequestAuthorisationForm(SentOnceForm):
    """Who asked whom, when, and whether it could not wait."""

    submit_text = "Record this request"
    reveals = {"scheme": {LibertyScheme.DOLS.value: ("urgent_from", "urgent_days")}}

    requested_on = TypedDateField(
        label="On which day was it requested?",
        subject="the day it was requested",
        help_text=DAY_HINT,
        future=False,
    )
    requested_by = TextField(
        label="Who asked?",
        subject="who asked",
        help_text="For DoLS the manager of the home or hospital. For the court, whoever applied",
        max_length=LONGEST_NAME,
    )
    someone_to_consult = YesNoNotRecordedField(
        label="Is there family or a friend who can be consulted?",
        help_text="Not somebody who is paid. If there is nobody, an IMCA is owed",
        widget=Radios(inline=True),
    )
    scheme = one_of("Under which scheme?", LibertyScheme.choices, "Select the scheme")
    urgent_from = TypedDateField(
        label="If the home gave itself an urgent authorisation, from which day?",
        subject="the day the urgent authorisation began",
        required=False,
        future=False,
    )
    urgent_days = CountField(
        label="For how many days?",
        subject="the days of the urgent authorisation",
        least=1,
        most=LONGEST_URGENT_DAYS,
        unit="days",
        required=False,
    )


class DecideAuthorisationForm(GovukForm):
    """Granted with its days, or refused with the reason."""

    submit_text = "Record this decision"
    reveals = {
        "state": {
            AuthorisationState.GRANTED.value: (
                "granted_from",
                "granted_days",
                "representative",
                "reference",
            ),
            AuthorisationState.REFUSED.value: ("decided_because",),
        }
    }

    decided_on = TypedDateField(
        label="On which day was it decided?",
        subject="the day it was decided",
        help_text=DAY_HINT,
        future=False,
    )
    best_interests_assessor = TextField(
        label="Who was the best interests assessor?",
        subject="the best interests assessor",
        required=False,
        max_length=LONGEST_NAME,
    )
    state = one_of(
        "What was decided?",
        [
            (AuthorisationState.GRANTED.value, AuthorisationState.GRANTED.label),
            (AuthorisationState.REFUSED.value, AuthorisationState.REFUSED.label),
        ],
        "Select what was decided",
    )
    granted_from = TypedDateField(label="From which day?", subject="the day it comes into force")
    granted_days = CountField(
        label="For how many days?",
        subject="for how many days it is granted",
        help_text="The first day counts. 12 months at most",
        least=1,
        most=LONGEST_YEAR_DAYS,
        unit="days",
    )
    representative = TextField(
        label="Who is the relevant person’s representative (RPR)?",
        subject="the representative",
        help_text="Everybody under a standard authorisation has one",
        required=False,
        max_length=LONGEST_NAME,
    )
    reference = TextField(
        label="Reference on the paper",
        subject="the reference",
        required=False,
        max_length=80,
        help_text="Needed where you asked for it yourself, or where another body decided",
    )
    decided_because = TextField(
        label="Why was it refused?", subject="why it was refused", max_length=LONGEST_REASON, formulas=True
    )


class WithdrawAuthorisationForm(GovukForm):
    """Taken back before it was decided."""

    submit_text = "Withdraw this request"

    decided_on = TypedDateField(
        label="On which day was it withdrawn?",
        subject="the day it was withdrawn",
        help_text=DAY_HINT,
        future=False,
    )
    decided_because = TextField(
        label="Why?", subject="why it was withdrawn", max_length=LONGEST_REASON, formulas=True
    )


class EndAuthorisationForm(GovukForm):
    """It ended, or will end, before its last day."""

    submit_text = "End this authorisation"

    last_day = TypedDateField(
        label="Last day it was in force", subject="the last day it was in force", help_text=DAY_HINT
    )
    closed_because = TextField(
        label="Why did it end?",
        subject="why it ended",
        help_text="For example, reviewed: no deprivation of liberty under the test of June 2026",
        max_length=LONGEST_REASON,
        formulas=True,
    )


class ExtendUrgentAuthorisationForm(GovukForm):
    """Once, by the council."""

    submit_text = "Extend it"

    days = CountField(
        label="By how many days?",
        subject="by how many days it is extended",
        least=1,
        most=LONGEST_URGENT_DAYS,
        unit="days",
    )


class RecordLibertyAssessmentForm(SentOnceForm):
    """What was looked at, what was concluded. Nothing is worked out from the answers."""

    submit_text = "Record this assessment"

    assessed_on = TypedDateField(
        label="On which day was it assessed?",
        subject="the day it was assessed",
        help_text="The day decides by which test it is concluded",
        future=False,
    )
    assessed_by = TextField(label="Who assessed it?", subject="who assessed it", max_length=LONGEST_NAME)
    factors = LongTextField(
        label="What was looked at?",
        subject="what was looked at",
        help_text="The kind of arrangement, how long, its effects, how it is done, coercion, its purpose, "
        "and how far life is like anybody else’s",
        **STORY,
    )
    wishes_feelings_evidence = LongTextField(
        label="What shows the person’s wishes and feelings?",
        subject="what shows the person’s wishes and feelings",
        help_text="What they say and what they do",
        **STORY,
    )
    objecting = one_of(
        "Does the person object?",
        Objecting.choices,
        "Select whether the person objects, or that it is unclear",
    )
    restraint_used = YesNoNotRecordedField(label="Is restraint used?", widget=Radios(inline=True))
    family_objects = YesNoNotRecordedField(label="Does the family object?", widget=Radios(inline=True))
    conclusion = one_of(
        "What did the assessor conclude?", LibertyConclusion.choices, "Select what the assessor concluded"
    )

    def __init__(self, *args, test_words: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conclusion"].help_text = test_words


class AddAuthorisationConditionForm(SentOnceForm):
    """What, and who sees to it."""

    submit_text = "Add this condition"

    words = TextField(
        label="What is the condition?",
        subject="the condition",
        help_text="As the authorisation says it",
        max_length=LONGEST_CONDITION,
        formulas=True,
    )
    who = TextField(
        label="Who sees to it?",
        subject="who sees to it",
        help_text="For example, the manager of the home",
        max_length=LONGEST_NAME,
    )


class MeetAuthorisationConditionForm(GovukForm):
    """When."""

    submit_text = "It is met"

    done_on = TypedDateField(
        label="On which day was it met?", subject="the day it was met", help_text=DAY_HINT, future=False
    )
