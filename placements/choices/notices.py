"""What the other council and board are told (domain D)."""

from django.db.models import TextChoices


class NoticeStage(TextChoices):
    """When the other council and board are told of somebody placed in their area (domain D)."""

    BEFORE = "before", "Before they move in"
    ARRIVAL = "arrival", "On arrival"
    CHANGE = "change", "On a change"
    ENDING = "ending", "On ending"


class NoticeWay(TextChoices):
    """How a notice went, or was chased or acknowledged."""

    PRODUCT = "product", "In Link Worker"
    EMAIL = "email", "By secure email, outside Link Worker"
    LETTER = "letter", "By letter"


class ToldBy(TextChoices):
    """From whom a council learnt of somebody placed in its area without a notice."""

    PROVIDER = "provider", "The provider"
    GP = "gp", "A GP practice"
    CQC = "cqc", "CQC"
    FAMILY = "family", "The person or their family"
    OTHER = "other", "Somebody else"
