"""The words of a review (domain B)."""

from django.db.models import TextChoices


class ReviewKind(TextChoices):
    """The kinds recorded so far; their dates are rows of DutyRule, not code."""

    INIT = "INIT", "Initial review"
    CA12 = "CA12", "Care Act annual review"
    CONC = "CONC", "Winterbourne-style review"


class Outcome(TextChoices):
    """What was decided."""

    CONTINUE = "continue", "The placement continues"
    CHANGE = "change", "It continues, with changes"
    MOVE_NEARER = "move_nearer", "Plan a move nearer home"
    MOVE_ELSEWHERE = "move_elsewhere", "Plan a move elsewhere"
    END = "end", "The placement will end"


class Answer(TextChoices):
    """Four answers: not recorded is not the same as no."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    NOT_RECORDED = "not_recorded", "Not recorded"
