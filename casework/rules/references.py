"""Our reference of an action: short enough to be read out over the telephone, and it names nobody. Pure.

Thirty bits of the public id, five to a letter, without the letters people mistake for figures: I, L, O and U.
"""

from uuid import UUID

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, BITS = 6, 5
BELOW = 128 - LENGTH * BITS  # the bits of a public id that a reference leaves out
MISTAKEN = str.maketrans("OILU", "011V")


def reference_of(uid: UUID) -> str:
    """ "A-7K2M9Q"."""
    head = uid.int >> BELOW
    return "A-" + "".join(
        LETTERS[(head >> (BITS * place)) & (len(LETTERS) - 1)] for place in reversed(range(LENGTH))
    )


def uids_of(reference: str) -> tuple[UUID, UUID] | None:
    """The first and the last public id a reference may stand for, however it was typed; None for what is none."""
    said = "".join(reference.upper().split()).removeprefix("A-").translate(MISTAKEN)
    if len(said) != LENGTH or not set(said) <= set(LETTERS):
        return None
    head = 0
    for letter in said:
        head = head << BITS | LETTERS.index(letter)
    return UUID(int=head << BELOW), UUID(int=((head + 1) << BELOW) - 1)
