"""The words of a review (domain B)."""

from django.db.models import TextChoices


class ReviewKind(TextChoices):
    """Every kind of domain B5; their dates are rows of DutyRule, not code."""

    INIT = "INIT", "Initial review"
    CA12 = "CA12", "Care Act annual review"
    CONC = "CONC", "Winterbourne-style review"
    DEC = "DEC", "Decision about coming home"
    WH = "WH", "Whole-home review"
    REQ = "REQ", "Requested review"
    UNPL = "UNPL", "Unplanned review"
    CHC3 = "CHC3", "CHC review at 3 months"
    CHC12 = "CHC12", "CHC yearly review"
    FT = "FT", "CHC fast track review"
    S117R = "S117R", "Section 117 aftercare review"
    CTR_PRE = "CTR_PRE", "C(E)TR before admission"
    CTR_POST = "CTR_POST", "C(E)TR after admission"
    CTR_NS = "CTR_NS", "C(E)TR in hospital, not secure"
    CTR_SEC = "CTR_SEC", "C(E)TR in hospital, secure"
    CETR = "CETR", "C(E)TR of a child or young person"
    VISIT = "VISIT", "Commissioner oversight visit"
    MED = "MED", "Medication review (STOMP)"
    AHC = "AHC", "Annual health check"
    EHC = "EHC", "EHC plan annual review"
    TRN = "TRN", "Transition review"
    DOL = "DOL", "Renewal of an authorised deprivation of liberty"
    GOAL = "GOAL", "Check of a goal"


SETTLED_ELSEWHERE = frozenset({ReviewKind.AHC, ReviewKind.DOL, ReviewKind.GOAL})
"""A date on the person's page, a request to renew, a check of the goal: none of them is recorded as a review."""


ASKED_FOR = (ReviewKind.REQ, ReviewKind.CTR_PRE)
"""The kinds that are due because somebody asked."""


class AskedBy(TextChoices):
    """Who asks for a review."""

    PERSON = "person", "The person"
    FAMILY = "family", "Family or a friend"
    ADVOCATE = "advocate", "An advocate"
    PROVIDER = "provider", "The provider"
    NHS = "nhs", "Somebody in the NHS"
    COUNCIL = "council", "Somebody at a council"
    OTHER = "other", "Somebody else"

    @property
    def inside(self) -> str:
        """As it stands inside a sentence."""
        return f"{self.label[:1].lower()}{self.label[1:]}"


class Outcome(TextChoices):
    """What was decided."""

    CONTINUE = "continue", "The placement continues"
    CHANGE = "change", "It continues, with changes"
    MOVE_NEARER = "move_nearer", "Plan a move nearer home"
    MOVE_ELSEWHERE = "move_elsewhere", "Plan a move elsewhere"
    END = "end", "The placement will end"


class WhyCancelled(TextChoices):
    """Why a due date is no longer owed: nothing else takes one off the list (domain B5)."""

    DIED = "died", "The person died"
    LEFT = "left", "They left the placement"
    MOVED_BODY = "moved_body", "Another body is responsible now"


class Answer(TextChoices):
    """Four answers: not recorded is not the same as no."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    NOT_RECORDED = "not_recorded", "Not recorded"


class Rating(TextChoices):
    """How far a key line of enquiry is met. The word is always said: colour alone tells nobody anything."""

    GREEN = "green", "Green: met"
    AMBER = "amber", "Amber: partly met"
    RED = "red", "Red: not met"


NEITHER = [choice for choice in Answer.choices if choice[0] not in (Answer.YES, Answer.NO)]
RATINGS = [*Rating.choices, *NEITHER]
ANSWERS = [*Answer.choices, *Rating.choices]


class Carried(TextChoices):
    """What a review says of an action an earlier one left open."""

    STILL_OPEN = "still_open", "Still to be done: it stays open"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "No longer needed"


class SignOffAnswer(TextChoices):
    """What a manager says of a record."""

    SIGNED = "signed", "Signed off"
    SENT_BACK = "sent_back", "Sent back"


class ImportState(TextChoices):
    """Where an import stands."""

    UPLOADED = "uploaded", "Waiting to be checked"
    CHECKING = "checking", "Being checked"
    FAULTS = "faults", "To be corrected"
    READY = "ready", "Ready to load"
    CONFIRMED = "confirmed", "Waiting to be loaded"
    LOADING = "loading", "Being loaded"
    LOADED = "loaded", "Loaded"
    TO_UNDO = "to_undo", "Waiting to be undone"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"
    FAILED = "failed", "Could not be finished"


ON_ITS_WAY = (
    *(ImportState.UPLOADED, ImportState.CHECKING, ImportState.CONFIRMED, ImportState.LOADING),
    *(ImportState.TO_UNDO, ImportState.UNDOING),
)


class Conclusion(TextChoices):
    """What an assessment found about one decision at one time. Never said of a person as such."""

    CAN = "can", "The person can make this decision"
    CANNOT = "cannot", "The person cannot make this decision now, with all support given"
    FLUCTUATES = "fluctuates", "It comes and goes: this decision can wait until they can make it"


class DecisionAbout(TextChoices):
    """What kind of decision it is, as far as an advocate may be owed because of it (domain C3)."""

    HOME = "home", "Where to live, or a move"
    TREATMENT = "treatment", "Serious medical treatment"
    CARE = "care", "Care and support from day to day"
    TENANCY = "tenancy", "Signing or ending a tenancy"
    MONEY = "money", "Money or property"
    CONTACT = "contact", "Contact with somebody, or a relationship"
    OTHER = "other", "Something else"


class AdvanceDecision(TextChoices):
    """Did the person refuse a treatment beforehand (Mental Capacity Act 2005 ss24-26)?"""

    NOT_TREATMENT = "not_treatment", "This is not about medical treatment"
    NONE = "none", "Checked: there is none that applies"
    APPLIES = "applies", "There is one, it is valid and it applies"


class LibertyScheme(TextChoices):
    """By whom a deprivation of liberty may be authorised. LPS was never commenced, so it is not among them."""

    DOLS = "dols", "Deprivation of Liberty Safeguards (DoLS)"
    COURT = "court", "Court of Protection"


class AuthorisationState(TextChoices):
    """What became of a request; whether a granted one is over is worked out (domain C1)."""

    REQUESTED = "requested", "Requested"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AuthorisationEnd(TextChoices):
    """Why a granted one ended before its last day."""

    ENDED = "ended", "Ended"
    REPLACED = "replaced", "Replaced"


class Objecting(TextChoices):
    """Does the person object, in words or by what they do?"""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNCLEAR = "unclear", "Unclear"


class LibertyConclusion(TextChoices):
    """What an assessor concluded, by the test of that day."""

    DEPRIVED = "deprived", "There is a deprivation of liberty"
    NOT_DEPRIVED = "not_deprived", "There is no deprivation of liberty"
    CONSENTS = "consents", "There is none: the person’s wishes and feelings show valid consent"
