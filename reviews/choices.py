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


class StandardMet(TextChoices):
    """How far a record meets a standard of peer review. That the record does not say is told apart from not met."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_MET = "not_met", "Not met"
    NOT_RECORDED = "not_recorded", "Not recorded"
    NOT_APPLICABLE = "not_applicable", "Does not apply"


class CostView(TextChoices):
    """What the reviewers of a peer review think the weekly cost should become."""

    SAME = "same", "The same"
    MORE = "more", "More"
    LESS = "less", "Less"
    NOT_LOOKED = "not_looked", "We did not look at the cost"


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


class Harm(TextChoices):
    """What a safeguarding concern is about (Care Act 2014 s42; statutory guidance 14.17)."""

    PHYSICAL = "physical", "Physical"
    SEXUAL = "sexual", "Sexual"
    PSYCHOLOGICAL = "psychological", "Psychological or emotional"
    FINANCIAL = "financial", "Financial or material"
    DISCRIMINATORY = "discriminatory", "Discriminatory"
    ORGANISATIONAL = "organisational", "Organisational: how a service is run"
    NEGLECT = "neglect", "Neglect or acts of omission"
    SELF_NEGLECT = "self_neglect", "Self-neglect"
    DOMESTIC = "domestic", "Domestic abuse"
    MODERN_SLAVERY = "modern_slavery", "Modern slavery"


class HarmPlace(TextChoices):
    """Where it happened."""

    HOME = "home", "Where they live"
    DAY = "day", "At a day service, college or work"
    HOSPITAL = "hospital", "In a hospital"
    SOMEBODYS = "somebodys", "In somebody else's home"
    PUBLIC = "public", "In public or on the way"
    ONLINE = "online", "Online or by phone"
    NOT_KNOWN = "not_known", "Not known"


class ConcernDeed(TextChoices):
    """What was done about a concern."""

    TOLD = "told", "The other council was told"
    ASKED = "asked", "The person was asked what they want"
    DECIDED = "decided", "It was decided whether there is an enquiry"
    DONE = "done", "Something was done or found"
    CLOSED = "closed", "Closed"


class EnquiryDecision(TextChoices):
    """What the council decided (Care Act 2014 s42; Children Act 1989 s47 for somebody under 18)."""

    S42 = "s42", "An enquiry under section 42 of the Care Act"
    S47 = "s47", "Under 18: an enquiry under section 47 of the Children Act"
    OTHER = "other", "Another kind of enquiry"
    NONE = "none", "No enquiry: the tests of the law are not met"


class EnquiryKind(TextChoices):
    """Who makes the enquiry, and how."""

    CONVERSATION = "conversation", "A conversation with the person, led by the council"
    COUNCIL = "council", "A full enquiry, made by the council"
    NHS = "nhs", "Made by an NHS body"
    PROVIDER = "provider", "Made by the provider"
    POLICE = "police", "Beside an investigation by the police"


class Wishes(TextChoices):
    """Was the person asked what should come of it (Making Safeguarding Personal)?"""

    EXPRESSED = "expressed", "They were asked, and said"
    FOR_THEM = "for_them", "Somebody who speaks for them was asked, and said"
    NOT_EXPRESSED = "not_expressed", "They were asked, and did not say"
    NOT_ASKED = "not_asked", "They could not be asked"


class WishesMet(TextChoices):
    """Did what the person wanted come about?"""

    FULLY = "fully", "Fully"
    PARTLY = "partly", "Partly"
    NOT_MET = "not_met", "Not met"
    NONE_SAID = "none_said", "They did not say what they wanted"


class RiskOutcome(TextChoices):
    """What became of the risk."""

    REMOVED = "removed", "Removed"
    REDUCED = "reduced", "Reduced"
    REMAINED = "remained", "It remains"
    NONE_FOUND = "none_found", "No risk was found"


class RestraintKind(TextChoices):
    """A restrictive practice (Mental Health Units (Use of Force) Act 2018; the same words for the community)."""

    PHYSICAL = "physical", "Physical restraint: being held"
    MECHANICAL = "mechanical", "Mechanical restraint: a belt, a harness, a bed rail"
    CHEMICAL = "chemical", "Chemical restraint: medicine to control behaviour"
    SECLUSION = "seclusion", "Seclusion: alone, and unable to leave"
    SEGREGATION = "segregation", "Long-term segregation"
    ENVIRONMENTAL = "environmental", "Environmental: a locked door, a thing taken away"
    COERCION = "coercion", "Coercion: threats, or something withheld"


class RestraintDeed(TextChoices):
    """What follows a restrictive practice."""

    ENDED = "ended", "It ended"
    PERSON = "person", "The person was talked with about it"
    STAFF = "staff", "The staff were talked with about it"
    FAMILY = "family", "The family were told, and listened to"
    REVIEWED = "reviewed", "It was reviewed"


class SupportRating(TextChoices):
    """How the dynamic support register rates the risk of going into hospital."""

    RED = "red", "Red: at risk of going into hospital now"
    AMBER = "amber", "Amber: could come to be at risk soon"
    GREEN = "green", "Green: steady, with support"
    BLUE = "blue", "Blue: in hospital"


class RegisterConsent(TextChoices):
    """May somebody be on the dynamic support register?"""

    GIVEN = "given", "The person agreed"
    PARENT = "parent", "Somebody with parental responsibility agreed (under 16)"
    BEST_INTERESTS = "best_interests", "It was decided in their best interests"
    WITHDRAWN = "withdrawn", "The agreement was withdrawn"


class DeathPlace(TextChoices):
    """Where somebody died."""

    HOME = "home", "Where they lived"
    HOSPITAL = "hospital", "In hospital"
    HOSPICE = "hospice", "In a hospice"
    ELSEWHERE = "elsewhere", "Elsewhere"
    NOT_KNOWN = "not_known", "Not known"


class DeathNoticeKind(TextChoices):
    """Who is told of a death."""

    LEDER = "leder", "LeDeR, the review of lives and deaths"
    COUNCIL = "council", "The other council"
    CORONER = "coroner", "The coroner"
    CQC = "cqc", "CQC, or that the provider has told CQC"


class DischargeStatus(TextChoices):
    """How one checkpoint of a plan to leave hospital stands."""

    BEGUN = "begun", "Begun"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "Not needed"
    REOPENED = "reopened", "Open again"
