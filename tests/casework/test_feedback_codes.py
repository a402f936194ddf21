"""The code on a sheet: no two characters look alike, and a slip of the pen is told from a code that was never given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules import codes
from casework.rules.codes import ALPHABET, CodeIsWrong

SEVEN = st.text(alphabet=ALPHABET, min_size=7, max_size=7)


def test_no_character_looks_like_another():
    assert not set("0O1IL2Z5S8BUY") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 23


@given(SEVEN)
def test_a_code_is_read_however_it_is_typed(seven):
    code = codes.with_check(seven)
    assert len(code) == 8
    for typed in (
        code,
        code.lower(),
        codes.shown(code),
        f" {code[:3]} {code[3:]} ",
        codes.shown(code).lower(),
    ):
        assert codes.read(typed) == code


@given(SEVEN, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_told(seven, place, other):
    code = codes.with_check(seven)
    wrong = code[:place] + other + code[place + 1 :]
    if wrong != code:
        with pytest.raises(CodeIsWrong, match="One letter or number is wrong"):
            codes.read(wrong)


@given(SEVEN, st.integers(0, 7), st.integers(0, 7))
def test_two_that_changed_places_are_always_told(seven, one, other):
    code = list(codes.with_check(seven))
    right = "".join(code)
    code[one], code[other] = code[other], code[one]
    if "".join(code) != right:
        with pytest.raises(CodeIsWrong, match="changed places"):
            codes.read("".join(code))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "You typed 0"),
        ("K7MN", "has 8 letters and numbers. You typed 4"),
        ("K7MNP3QRR", "You typed 9"),
        ("K7MN-P3Q0", "never has 0 in it"),
        ("BOIL-P3QR", "never has B, I, L, O in it"),
    ],
)
def test_what_is_no_code_is_told_in_words(typed, told):
    with pytest.raises(CodeIsWrong, match=told):
        codes.read(typed)
