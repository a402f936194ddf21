"""The words a placement's fields may hold (contract 3; domain A3, F)."""

from django.db.models import TextChoices


class Gender(TextChoices):
    """Person stated gender, NHS Data Dictionary."""

    MALE = "1", "Male"
    FEMALE = "2", "Female"
    INDETERMINATE = "9", "Indeterminate"
    NOT_KNOWN = "X", "Not known"


class EndReason(TextChoices):
    """Why a placement ended."""

    MOVED = "moved", "Moved to another home"
    RETURNED = "returned", "Came back to their own area"
    HOSPITAL = "hospital", "Went into hospital"
    DIED = "died", "Died"
    PROVIDER_ENDED = "provider_ended", "The provider ended it"
    PERSON_CHOSE = "person_chose", "The person chose to leave"
    OTHER = "other", "Something else"


class WhyOutOfArea(TextChoices):
    """Why the home is in another council's area."""

    NO_LOCAL_PROVISION = "no_local_provision", "No local provision"
    SPECIALIST_NEED = "specialist_need", "Specialist need"
    FAMILY_NEARBY = "family_nearby", "Family live nearby"
    PERSON_CHOSE = "person_chose", "The person chose it"
    EMERGENCY = "emergency", "Emergency"
    HISTORIC = "historic", "Historic placement"
    OTHER = "other", "Something else"


class Stream(TextChoices):
    """Under which duty a payer pays."""

    ASC = "asc", "Adult social care"
    CHC = "chc", "NHS continuing healthcare"
    CHC_FAST_TRACK = "chc_fast_track", "CHC fast track"
    JOINT = "joint", "Joint package"
    FNC = "fnc", "NHS-funded nursing care"
    S117 = "s117", "Section 117 aftercare"
    EDUCATION = "education", "Education"
    SELF = "self", "The person's own money"


class FundingStatus(TextChoices):
    """Is the line settled?"""

    AGREED = "agreed", "Agreed"
    INTERIM = "interim", "Interim, without prejudice"
    DISPUTED = "disputed", "Disputed"


class FundingReason(TextChoices):
    """What made the line."""

    START = "start", "The placement started"
    UPLIFT = "uplift", "Yearly uplift"
    SPLIT_CHANGED = "split_changed", "Who pays changed"
    NEEDS_CHANGED = "needs_changed", "Needs changed"
    RENEGOTIATED = "renegotiated", "Price renegotiated"
    SLEEP_IN_REPLACED = "sleep_in_replaced", "Sleep-in replaced"


class Rating(TextChoices):
    """CQC overall rating (domain C6)."""

    OUTSTANDING = "Outstanding", "Outstanding"
    GOOD = "Good", "Good"
    REQUIRES_IMPROVEMENT = "Requires improvement", "Requires improvement"
    INADEQUATE = "Inadequate", "Inadequate"
    NOT_YET_RATED = "Not yet rated", "Not yet rated"
