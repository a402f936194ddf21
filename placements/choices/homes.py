"""How homes are rated, what happens to them, and frameworks (domain C6, K2)."""

from django.db.models import TextChoices


class Rating(TextChoices):
    """CQC overall rating (domain C6)."""

    OUTSTANDING = "Outstanding", "Outstanding"
    GOOD = "Good", "Good"
    REQUIRES_IMPROVEMENT = "Requires improvement", "Requires improvement"
    INADEQUATE = "Inadequate", "Inadequate"
    NOT_YET_RATED = "Not yet rated", "Not yet rated"


class EventKind(TextChoices):
    """What may happen to a home or a provider."""

    RATING_FELL = "rating_fell", "Rating fell"
    EMBARGO = "embargo", "Embargo on new placements"
    CLOSURE = "closure", "Closure"
    NOTICE_GIVEN = "notice_given", "Notice given"
    SAFEGUARDING = "safeguarding", "Whole-home safeguarding"
    OTHER = "other", "Something else"


class CheckOutcome(TextChoices):
    """How somebody is after an event where they live."""

    SAFE = "safe", "Safe to stay"
    ACTIONS_NEEDED = "actions_needed", "Safe for now, actions needed"
    MOVE_PLANNED = "move_planned", "A move is planned"


class CareModel(TextChoices):
    """How care is bought under a framework (domain K2)."""

    TIME_AND_TASK = "time_and_task", "Time and task"
    PERSONAL_BUDGET = "personal_budget", "Personal budget"
