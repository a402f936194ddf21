"""The words an account's fields may hold."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    """Contract 3, organisations.csv."""

    COUNCIL = "council", "Council"
    ICB = "icb", "Integrated care board"
    TRUST = "trust", "NHS trust"
    PROVIDER = "provider", "Provider"
    ADVOCACY = "advocacy", "Advocacy organisation"
    EDUCATION = "education", "School or college"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    REGULATOR = "regulator", "Regulator"


class SuccessionKind(TextChoices):
    """How one body's duties passed to another."""

    MERGER = "merger", "Merged into"
    SPLIT = "split", "Split into"
    ACQUISITION = "acquisition", "Taken over by"


class WhyAway(TextChoices):
    """Why somebody is away, in no more words than colleagues need: an illness is nobody's business here."""

    LEAVE = "leave", "On leave"
    AWAY = "away", "Away from work"
    DUTIES = "duties", "Training or other duties"
    VACANT = "vacant", "The post is not filled"
