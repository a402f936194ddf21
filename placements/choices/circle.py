"""Who is around a person, advocates, and who provides health care."""

from django.db.models import TextChoices


class CircleSide(TextChoices):
    """For whom somebody in a person's circle speaks."""

    PLACING = "placing", "Placing council"
    HOST = "host", "Host council"
    PROVIDER = "provider", "Provider"
    HOST_NHS = "host_nhs", "NHS where they live"
    ICB = "icb", "Responsible ICB and placing NHS"
    FAMILY = "family", "Family and friends"
    ADVOCATE = "advocate", "Advocates"
    EDUCATION = "education", "Education"
    OTHER = "other", "Somebody else"


class CircleRole(TextChoices):
    """Who somebody is to the person."""

    PARENT = "parent", "Parent"
    SIBLING = "sibling", "Brother or sister"
    PARTNER = "partner", "Partner"
    RELATIVE = "relative", "Other relative"
    FRIEND = "friend", "Friend"
    ADVOCATE = "advocate", "Advocate"
    SOCIAL_WORKER = "social_worker", "Social worker"
    CARE_MANAGER = "care_manager", "Care manager"
    COMMISSIONER = "commissioner", "Commissioner"
    KEY_WORKER = "key_worker", "Key worker"
    REGISTERED_MANAGER = "registered_manager", "Registered manager"
    GP = "gp", "GP"
    PRACTICE_NURSE = "practice_nurse", "Practice nurse"
    LD_NURSE = "ld_nurse", "Community learning disability nurse"
    PSYCHIATRIST = "psychiatrist", "Psychiatrist"
    PSYCHOLOGIST = "psychologist", "Psychologist"
    SLT = "slt", "Speech and language therapist"
    OT = "ot", "Occupational therapist"
    CHC_NURSE = "chc_nurse", "CHC nurse"
    ATTORNEY = "attorney", "Deputy or attorney"
    SOLICITOR = "solicitor", "Solicitor"
    TEACHER = "teacher", "Teacher or college"
    OTHER = "other", "Something else"


class AdvocateKind(TextChoices):
    """Under which duty somebody speaks up for the person (domain C3)."""

    CARE_ACT = "care_act", "Care Act advocate"
    IMCA = "imca", "Mental capacity advocate (IMCA)"
    IMHA = "imha", "Mental health advocate (IMHA)"
    RPR = "rpr", "Relevant person's representative (RPR)"
    OTHER = "other", "Another kind of advocate"


class AdvocacyState(TextChoices):
    """What became of an advocate for the person (domain C3)."""

    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined by the person"
    NOT_AVAILABLE = "not_available", "Not available"


class HealthService(TextChoices):
    """A service of the health provision map."""

    GP = "gp", "GP"
    DENTIST = "dentist", "Dentist"
    OPTICIAN = "optician", "Optician"
    LD_NURSING = "ld_nursing", "Community learning disability nursing"
    PSYCHIATRY = "psychiatry", "Psychiatry"
    PSYCHOLOGY = "psychology", "Psychology"
    SLT = "slt", "Speech and language therapy"
    OT = "ot", "Occupational therapy"
    PHYSIOTHERAPY = "physiotherapy", "Physiotherapy"
    EPILEPSY_NURSE = "epilepsy_nurse", "Epilepsy nurse"
    PODIATRY = "podiatry", "Podiatry"
    AUDIOLOGY = "audiology", "Audiology"
    HOSPITAL_LIAISON = "hospital_liaison", "Acute hospital liaison"
    OTHER = "other", "Another service"


class HealthSide(TextChoices):
    """From which side a health service comes; nobody means needed and not provided."""

    HOST_NHS = "host_nhs", "NHS where they live"
    PLACING_NHS = "placing_nhs", "NHS of the placing side"
    PROVIDER = "provider", "The home's own"
    PRIVATE = "private", "Private"
    NOBODY = "nobody", "Nobody: needed, not provided"
