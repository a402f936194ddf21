"""Who pays, under which duty, and how it is settled (contract 3; domain A3)."""

from django.db.models import TextChoices


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


class AgreementReason(TextChoices):
    """What made an agreement: the words a file may use (FundingReason), and what only happens here."""

    START = "start", "The placement started"
    UPLIFT = "uplift", "Yearly uplift"
    SPLIT_CHANGED = "split_changed", "Who pays changed"
    NEEDS_CHANGED = "needs_changed", "Needs changed"
    RENEGOTIATED = "renegotiated", "Price renegotiated"
    SLEEP_IN_REPLACED = "sleep_in_replaced", "Sleep-in replaced"
    SUSPENDED = "suspended", "Suspended for a time"
    RESUMED = "resumed", "Resumed as it was"
    DISPUTED = "disputed", "Who pays is disputed"


class AgreementState(TextChoices):
    """How far an agreement has come."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"
    SUPERSEDED = "superseded", "Superseded"


class ShareType(TextChoices):
    """How the shares of a price were given."""

    AMOUNT = "amount", "Pounds a week"
    PERCENT = "percent", "Percent"


class LineKind(TextChoices):
    """What a line is beside a payer's share of the price."""

    SHARE = "share", "Share of the price"
    CLIENT_CONTRIBUTION = "client_contribution", "The person's contribution"
    TOP_UP = "top_up", "Third-party top-up, beside the price"


class NursingBand(TextChoices):
    """Which national rate of NHS-funded nursing care is part of the price."""

    NONE = "none", "None"
    STANDARD = "standard", "Standard rate"
    HIGHER = "higher", "Higher rate"
