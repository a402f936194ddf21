"""NHS numbers: ten digits, the last of them a check on the first nine (NHS Data Dictionary; domain F)."""

import re

from nhs_number import calculate_checksum

from linkworker import words

NO_DIGIT = 10
NEVER_ISSUED = "999"


def normalise(text: str) -> str:
    """The number as it is kept: without the spaces and hyphens people type between its groups."""
    return re.sub(r"[\s-]", "", text)


def check_digit(first_nine: str) -> int | None:
    """The tenth digit that belongs to these nine, or None when no valid number starts with them.

    Raises ValueError unless given exactly nine digits.
    """
    if not re.fullmatch(r"[0-9]{9}", first_nine):
        raise ValueError("An NHS number is checked on its first nine digits.")
    digit = calculate_checksum(first_nine)
    return None if digit == NO_DIGIT else digit


def is_valid(number: str) -> bool:
    """Whether a normalised number has ten digits and the right check digit.

    Only the arithmetic, as in the database's own check: the library's `is_valid` also refuses Scottish
    numbers whose first six digits are no date of birth, which is not our business.
    """
    return bool(re.fullmatch(r"[0-9]{10}", number)) and str(check_digit(number[:9])) == number[9]


def display(number: str) -> str:
    """The number as people read it, 3-3-4: 999 000 0018. Raises ValueError unless it is valid."""
    if not is_valid(number):
        raise ValueError("Only a valid NHS number can be displayed.")
    return words.nhs_number(number)


def is_invented(number: str) -> bool:
    """Whether the number lies in the range never issued, which all demonstration people use."""
    return is_valid(number) and number.startswith(NEVER_ISSUED)
