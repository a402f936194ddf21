"""Who somebody is, what is recorded and shared about them, and two records made one."""

from django.db.models import TextChoices


class Gender(TextChoices):
    """Person stated gender, NHS Data Dictionary."""

    MALE = "1", "Male"
    FEMALE = "2", "Female"
    INDETERMINATE = "9", "Indeterminate"
    NOT_KNOWN = "X", "Not known"


class Religion(TextChoices):
    """Religion or belief, the groups of the 2021 census. Empty is not recorded, which is not refused."""

    NONE = "none", "No religion"
    BUDDHIST = "buddhist", "Buddhist"
    CHRISTIAN = "christian", "Christian"
    HINDU = "hindu", "Hindu"
    JEWISH = "jewish", "Jewish"
    MUSLIM = "muslim", "Muslim"
    SIKH = "sikh", "Sikh"
    OTHER = "other", "Another religion or belief"
    REFUSED = "refused", "Asked, and preferred not to say"


class NeedSubset(TextChoices):
    """The four recording subsets of the Accessible Information Standard, DAPB1605."""

    CONTACT = "contact", "Contact method"
    FORMAT = "format", "Information format"
    PROFESSIONAL = "professional", "Communication professional"
    SUPPORT = "support", "Communication support"


class NeedValue(TextChoices):
    """What somebody needs; `placements.rules.communication` says which subset each belongs to."""

    BY_TEXT = "by_text", "Contact by text message"
    BY_EMAIL = "by_email", "Contact by email"
    BY_LETTER = "by_letter", "Contact by letter"
    BY_TELEPHONE = "by_telephone", "Contact by telephone"
    VIA_CARER = "via_carer", "Contact through a carer or supporter"
    EASY_READ = "easy_read", "Easy read"
    LARGE_PRINT = "large_print", "Large print"
    AUDIO = "audio", "Audio"
    BRAILLE = "braille", "Braille"
    IN_EMAIL = "in_email", "Information by email"
    IN_PICTURES = "in_pictures", "Pictures or symbols"
    BSL = "bsl", "British Sign Language interpreter"
    MAKATON = "makaton", "Uses Makaton"
    DEAFBLIND = "deafblind", "Deafblind manual interpreter"
    SPEECH_TO_TEXT = "speech_to_text", "Speech to text reporter"
    LIP_READS = "lip_reads", "Lip-reads"
    HEARING_AID = "hearing_aid", "Uses a hearing aid"
    PASSPORT = "passport", "Has a communication passport"
    DEVICE = "device", "Uses a communication device"
    LONGER_TIME = "longer_time", "Needs a longer appointment"
    OTHER = "other", "Something else"


class ToldSide(TextChoices):
    """With whom something about somebody would be shared."""

    HOST_COUNCIL = "host_council", "Host council"
    HOST_NHS = "host_nhs", "NHS where they live"
    ICB = "icb", "Responsible ICB"
    PROVIDER = "provider", "Provider"
    FAMILY = "family", "Family"
    ADVOCATE = "advocate", "Advocate"


class SharingAnswer(TextChoices):
    """What was decided about sharing."""

    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"
    BEST_INTERESTS = "best_interests", "Best-interests decision to share"
    NOT_ASKED = "not_asked", "Not asked"


class SharingBasis(TextChoices):
    """On what sharing stands. This is not the lawful basis of UK GDPR, which is the council's public task."""

    CONSENT = "consent", "The person's consent to share"
    BEST_INTERESTS = "best_interests", "Best interests (Mental Capacity Act, section 4)"
    LEGAL_DUTY = "legal_duty", "A legal duty to share"
    VITAL_INTERESTS = "vital_interests", "Vital interests: to protect a life"


class LegalKind(TextChoices):
    """Under which law somebody stands. LPS was never commenced, so it is not among them (domain C1)."""

    DOLS_STANDARD = "dols_standard", "DoLS standard authorisation"
    DOLS_URGENT = "dols_urgent", "DoLS urgent authorisation"
    COURT_OF_PROTECTION = "court_of_protection", "Court of Protection order"
    MHA = "mha", "Mental Health Act section"
    CTO = "cto", "Community treatment order"
    GUARDIANSHIP = "guardianship", "Guardianship"
    S117 = "s117", "Section 117 aftercare"
    DEPUTYSHIP = "deputyship", "Deputyship"
    LPA_HEALTH = "lpa_health", "Lasting power of attorney, health and welfare"
    LPA_PROPERTY = "lpa_property", "Lasting power of attorney, property and money"
    APPOINTEESHIP = "appointeeship", "Appointeeship for benefits"


class WarningKind(TextChoices):
    """What a warning note warns of."""

    TO_STAFF = "to_staff", "Risk to staff"
    TO_SELF = "to_self", "Risk to self"
    FROM_OTHERS = "from_others", "Risk from others"
    HEALTH = "health", "Health alert"
    SAFEGUARDING = "safeguarding", "Safeguarding"
    PROPERTY = "property", "Risk to property"


class WarningOutcome(TextChoices):
    """What a review of a warning note decided."""

    KEPT = "kept", "Keep it as it is"
    CHANGED = "changed", "Put a new note in its place"
    ENDED = "ended", "End it"


class EligibilityReason(TextChoices):
    """Why somebody is, or is not, in the out of county scheme."""

    AGE = "age", "14 or over"
    LEARNING_DISABILITY = "learning_disability", "Learning disability"
    COMPLEX_NEEDS = "complex_needs", "Complex needs"
    PLACED_OUT = "placed_out", "Placed out of the area"
    PLACED_IN = "placed_in", "Placed in the area by another council"
    PARTNER = "partner", "Put forward by a partner"


class ReferenceRemoval(TextChoices):
    """Why another organisation's reference was taken off."""

    MISTYPED = "mistyped", "It was typed wrongly"
    WRONG_PERSON = "wrong_person", "It belongs to somebody else"
    REPLACED = "replaced", "The organisation uses another one now"
    OTHER = "other", "Something else"


class WhyMerged(TextChoices):
    """How somebody knows that two records are of one person."""

    SAME_NUMBER = "same_number", "The same NHS number"
    SAME_HOME = "same_home", "The same name, birth date and home"
    ASKED_FAMILY = "asked_family", "The person or their family confirmed it"
    ASKED_COUNCIL = "asked_council", "The other council or the NHS confirmed it"
    PAPERS = "papers", "The papers of both records agree"


class ExportPurpose(TextChoices):
    """What somebody takes the register out of the product for."""

    BOARD = "board", "A paper for a board or committee"
    RETURN = "return", "A statutory return"
    AUDIT = "audit", "Audit or quality check"
    HANDOVER = "handover", "Handing over work"
    PARTNER = "partner", "A meeting with the other council or the NHS"
    EMERGENCY = "emergency", "A home in trouble: who lives there"
