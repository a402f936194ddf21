"""The path through NHS continuing healthcare (domain A1, A2)."""

from django.db.models import TextChoices


class ChcOutcome(TextChoices):
    """What the ICB decided about NHS continuing healthcare."""

    FULL = "full", "Eligible: the NHS pays all of it"
    JOINT = "joint", "Joint package"
    FNC = "fnc", "NHS-funded nursing care"
    NOT_ELIGIBLE = "not_eligible", "Not eligible"
    WITHDRAWN = "withdrawn", "Withdrawn, or the person died"


class ChcLateReason(TextChoices):
    """Why a decision took longer than 28 days."""

    INFORMATION = "information", "Waiting for information"
    PROFESSIONALS = "professionals", "Waiting for a professional to take part"
    PERSON = "person", "The person or their family asked for more time"
    HOSPITAL = "hospital", "The person was in hospital or too unwell"
    BODIES = "bodies", "The council and the ICB did not agree"
    CAPACITY = "capacity", "The ICB had nobody to do it"
    OTHER = "other", "Something else"


class ChecklistResult(TextChoices):
    """Whether a full assessment follows."""

    POSITIVE = "positive", "Positive"
    NEGATIVE = "negative", "Negative"


class FastTrackSigner(TextChoices):
    """Who may sign a fast track tool."""

    NURSE = "nurse", "Registered nurse"
    DOCTOR = "doctor", "Registered medical practitioner"


class Profession(TextChoices):
    """Who sits in the multidisciplinary team."""

    NURSE = "nurse", "Nurse"
    DOCTOR = "doctor", "Doctor"
    PSYCHOLOGIST = "psychologist", "Psychologist"
    OCCUPATIONAL_THERAPIST = "occupational_therapist", "Occupational therapist"
    PHYSIOTHERAPIST = "physiotherapist", "Physiotherapist"
    SPEECH_THERAPIST = "speech_therapist", "Speech and language therapist"
    DIETITIAN = "dietitian", "Dietitian"
    PHARMACIST = "pharmacist", "Pharmacist"
    OTHER_HEALTH = "other_health", "Another healthcare professional"
    SOCIAL_WORKER = "social_worker", "Social worker"
    CARE_ACT_ASSESSOR = "care_act_assessor", "Another assessor under section 9 of the Care Act"


class ChcDisputeStage(TextChoices):
    """Who looks at a decision that is argued over."""

    LOCAL_REVIEW = "local_review", "Local review by the ICB"
    INDEPENDENT_REVIEW = "independent_review", "Independent review by NHS England"
    OMBUDSMAN = "ombudsman", "Parliamentary and Health Service Ombudsman"
    BETWEEN_BODIES = "between_bodies", "Between the council and the ICB"


class ChcDisputeOutcome(TextChoices):
    """How a dispute ended."""

    STANDS = "stands", "The decision stands"
    CHANGED = "changed", "The decision changes"
    SETTLED = "settled", "The council and the ICB agreed who pays"
    PACKAGE_ENDED = "package_ended", "The package ended"
    WITHDRAWN = "withdrawn", "Withdrawn"
