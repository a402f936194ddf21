"""The words of a review (domain B)."""

from django.db.models import TextChoices


class ReviewKind(TextChoices):
    """The kinds recorded so far; their dates are rows of DutyRule, not code."""

    INIT = "INIT", "Initial review"
    CA12 = "CA12", "Care Act annual review"
    CONC = "CONC", "Winterbourne-style review"
    CHC3 = "CHC3", "CHC review at 3 months"
    CHC12 = "CHC12", "CHC yearly review"


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
