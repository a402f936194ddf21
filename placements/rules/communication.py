"""Communication needs: which need belongs to which subset, and when one is due for review (DAPB1605)."""

from datetime import date

from linkworker.periods import add_months

REVIEWED_EVERY_MONTHS = 12
OTHER = "other"
VALUES = {  # subset: the needs in it; "other", in words, belongs to all
    "contact": ("by_text", "by_email", "by_letter", "by_telephone", "via_carer"),
    "format": ("easy_read", "large_print", "audio", "braille", "in_email", "in_pictures"),
    "professional": ("bsl", "makaton", "deafblind", "speech_to_text"),
    "support": ("lip_reads", "hearing_aid", "passport", "device", "longer_time"),
}


def belongs(value: str, subset: str) -> bool:
    """Does a need stand in this subset?"""
    return value == OTHER or value in VALUES[subset]


def review_due_on(asked_on: date) -> date:
    """The day a need is due for review: twelve calendar months after it was recorded or last reviewed.

    29 February is due on the 28th a year later.
    """
    return add_months(asked_on, REVIEWED_EVERY_MONTHS)
