"""Codes and postcodes: how each must look.

Whether one is really in use is the reference data's business (domain F).
"""

import re

POSTCODE = re.compile(
    r"GIR 0AA|(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9](?:[0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])) "
    r"[0-9][ABD-HJLNP-UW-Z]{2}"
)
PSEUDO_POSTCODE = re.compile(r"ZZ99 [0-9][A-Z]{2}")
ODS_CODE = re.compile(r"[A-Z0-9]{3,9}")
GSS_CODE = re.compile(r"[A-Z][0-9]{8}")
CQC_LOCATION = re.compile(r"1-[0-9]{5,11}|[A-Z0-9]{3,9}")
UPRN = re.compile(r"[0-9]{1,12}")

INWARD_LENGTH = 3


def normalise_postcode(text: str) -> str:
    """Upper case with one space before the last three characters, as it is kept; shape is checked
    afterwards.
    """
    squeezed = re.sub(r"\s", "", text).upper()
    if len(squeezed) <= INWARD_LENGTH:
        return squeezed
    return f"{squeezed[:-INWARD_LENGTH]} {squeezed[-INWARD_LENGTH:]}"


def is_postcode(text: str, *, pseudo: bool = False) -> bool:
    """Whether normalised text has the shape of a postcode.

    `pseudo` also lets in ZZ99 (no fixed abode, abroad).
    """
    return bool(POSTCODE.fullmatch(text) or (pseudo and PSEUDO_POSTCODE.fullmatch(text)))


def is_ods_code(text: str) -> bool:
    """Whether text has the shape of an NHS organisation code: three to nine capitals or digits.

    Integrated care boards made in 2026 have five characters: never assume they start with Q.
    """
    return bool(ODS_CODE.fullmatch(text))


def is_gss_code(text: str) -> bool:
    """Whether text has the shape of a statistical geography code: a capital and eight digits."""
    return bool(GSS_CODE.fullmatch(text))


def is_cqc_location(text: str) -> bool:
    """Whether text has the shape of a CQC location: "1-" and digits, or an NHS site's own code."""
    return bool(CQC_LOCATION.fullmatch(text))


def is_uprn(text: str) -> bool:
    """Whether text has the shape of a unique property reference number: one to twelve digits."""
    return bool(UPRN.fullmatch(text))
