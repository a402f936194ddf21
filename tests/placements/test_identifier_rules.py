import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.rules import identifiers, nhs_numbers


@pytest.mark.parametrize("number", ["9990000018", "9990000034", "9434765919", "9990000050"])
def test_nhs_numbers_with_the_right_check_digit_are_valid(number):
    assert nhs_numbers.is_valid(number)


@pytest.mark.parametrize(
    "number",
    ["9990000019", "9991234560", "99912345610", "999000001", "99900000180", "", "999000001X", "٩٩٩٠٠٠٠٠١٨"],
)
def test_anything_else_is_no_nhs_number(number):
    assert not nhs_numbers.is_valid(number)


@pytest.mark.parametrize(
    ("first_nine", "digit"),
    [("999000001", 8), ("999000003", 4), ("943476591", 9), ("999000005", 0), ("999123456", None)],
)
def test_the_check_digit_follows_from_the_first_nine(first_nine, digit):
    assert nhs_numbers.check_digit(first_nine) == digit


def test_a_check_digit_needs_nine_digits():
    with pytest.raises(ValueError, match="first nine"):
        nhs_numbers.check_digit("99900000")


@given(st.integers(0, 9_999_999_999).map(lambda n: f"{n:010d}"))
def test_validity_agrees_with_the_sum_done_longhand(number):
    """All ten digits weighted 10 down to 1 come to a multiple of 11: the other way of stating the check."""
    weighted = sum(int(digit) * weight for digit, weight in zip(number, range(10, 0, -1), strict=True))
    assert nhs_numbers.is_valid(number) == (weighted % 11 == 0)


def test_a_scottish_number_that_is_no_birth_date_is_judged_by_arithmetic_alone():
    digit = nhs_numbers.check_digit("311331000")
    assert nhs_numbers.is_valid(f"311331000{digit}")


def test_nhs_numbers_are_kept_bare_and_shown_in_groups():
    assert nhs_numbers.normalise(" 999 000-0018\t") == "9990000018"
    assert nhs_numbers.display("9990000018") == "999 000 0018"
    with pytest.raises(ValueError, match="Only a valid"):
        nhs_numbers.display("9990000019")


def test_invented_people_have_numbers_never_issued():
    assert nhs_numbers.is_invented("9990000018")
    assert not nhs_numbers.is_invented("9434765919")
    assert not nhs_numbers.is_invented("9990000019")


@pytest.mark.parametrize(
    "text", ["LE15 6HP", "SW1A 1AA", "EC1A 1BB", "M1 1AE", "B33 8TH", "DN55 1PT", "EH41 3HA", "GIR 0AA"]
)
def test_real_postcodes_pass_however_they_were_typed(text):
    assert identifiers.is_postcode(text)
    assert identifiers.normalise_postcode(f" {text.replace(' ', '').lower()} ") == text


@pytest.mark.parametrize("text", ["LE156HP", "Q1 1AA", "LE15 6CP", "LE15  6HP", "LE15 6HP\n", "", "6HP"])
def test_what_is_no_postcode_is_refused(text):
    assert not identifiers.is_postcode(text)


def test_short_text_is_left_for_the_shape_check_to_refuse():
    assert identifiers.normalise_postcode(" 6hp ") == "6HP"


def test_pseudo_postcodes_pass_only_by_exception():
    assert not identifiers.is_postcode("ZZ99 3WZ")
    assert identifiers.is_postcode("ZZ99 3WZ", pseudo=True)
    assert not identifiers.is_postcode("ZZ98 3WZ", pseudo=True)


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (identifiers.is_ods_code, ["QK1", "S1Y5D", "03W", "RT5KF0101"], ["QK", "qk1", "ABCDEFGHIJ", "QK1\n"]),
        (
            identifiers.is_gss_code,
            ["E06000017", "W06000015", "S12000010"],
            ["E0600001", "e06000017", "E0600001٧"],
        ),
        (
            identifiers.is_cqc_location,
            ["1-109980250", "1-1000711804", "RT5KF"],
            ["1-1234", "2-109980250", "1-"],
        ),
        (identifiers.is_uprn, ["1", "100030600000"], ["", "1000306000001", "12a"]),
    ],
)
def test_codes_are_told_by_their_shape(check, good, bad):
    assert [text for text in good if not check(text)] == []
    assert [text for text in bad if check(text)] == []
