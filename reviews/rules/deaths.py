"""Which deaths are notified to LeDeR, the review of lives and deaths (NHS England, LeDeR policy 2021)."""

from datetime import date

from placements.rules.ages import age_on

FROM_AGE = 4  # everybody with a learning disability; autistic adults without one from 18


def leder_is_told(born_on: date, died_on: date) -> bool:
    """Everybody on this register has a learning disability, so age alone decides."""
    return age_on(born_on, died_on) >= FROM_AGE
