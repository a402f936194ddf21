"""The workbook to fill in: a sheet for each file of the contract, with lists and notes.

Untouched it is a register without rows. The sheets beside the register are left out when it is read.
"""

import io

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from casework.choices import Method, ReferralResult, Sensitivity
from placements.choices import EndReason, FundingReason, FundingStatus, Gender, Rating, Stream, WhyOutOfArea
from placements.imports import values
from placements.imports.shapes import Column
from placements.models import CodeListEntry, SettingType
from reviews.choices import Outcome, ReviewKind
from reviews.imports.register import PARTS
from reviews.imports.template_words import EXAMPLES, NOTES

READ_ME, LISTS, SAMPLES = "Read me", "Lists", "Examples"
LAST_ROW = 10_000
WIDTH, WIDE = 18, 60
TEXT, DATE, MOMENT = "@", "yyyy-mm-dd", 'yyyy-mm-dd"T"hh:mm'
BOLD = Font(bold=True)
YES_NO = [("yes", "Yes"), ("no", "No")]
READ_ME_LINES = (
    "Link Worker: the register as a workbook",
    "Fill in the sheets you need, one row for each thing. Bold columns are required. Point at a heading for a note.",
    "Empty means not recorded, which is not the same as no. Delete a column you do not keep: it is left as it is.",
    "Codes with their meaning are in the sheet Lists. Rows with invented people are in the sheet Examples.",
    "Type or paste values, not formulas: a formula is refused, because what it shows depends on who opens it.",
    "The sheets Read me, Lists and Examples are not loaded.",
    "Loading the same workbook again updates by reference and never adds anything twice.",
)

Codes = list[tuple[str, str]]
LISTED: dict[tuple[str, str], str] = {  # sheet and column: which list
    ("organisations", "kind"): "Kinds of organisation",
    ("homes", "setting_type"): "Setting types",
    ("homes", "host_council"): "Councils",
    ("homes", "host_icb"): "NHS boards",
    ("homes", "rating"): "Ratings",
    ("people", "responsible_council"): "Councils",
    ("people", "responsible_icb"): "NHS boards",
    ("people", "gender"): "Gender",
    ("people", "ethnicity"): "Ethnicity",
    ("people", "support_reason"): "Support reasons",
    ("placements", "end_reason"): "Why it ended",
    ("placements", "why_out_of_area"): "Why out of area",
    ("funding", "stream"): "Streams",
    ("funding", "status"): "Funding status",
    ("funding", "reason"): "Funding reasons",
    ("contacts", "method"): "Methods",
    ("contacts", "sensitivity"): "Sensitivity",
    ("reviews", "kind"): "Review kinds",
    ("reviews", "outcome"): "Review outcomes",
    ("referrals", "result"): "Referral results",
}


def workbook() -> bytes:
    """The template, with the lists as they are now."""
    book = Workbook()
    _read_me(book.active)
    lists = _lists()
    ranges = _write_lists(book.create_sheet(LISTS), lists)
    _write_examples(book.create_sheet(SAMPLES))
    for stem, part in PARTS.items():
        _sheet(book.create_sheet(stem), stem, part.shape().columns, ranges)
    book.move_sheet(LISTS, len(PARTS))
    book.move_sheet(SAMPLES, len(PARTS))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lists() -> dict[str, Codes]:
    national = Organisation.objects.filter(owner=None).order_by("name", "code")
    entries = CodeListEntry.objects.order_by("code_list", "code")
    return {
        "Yes or no": YES_NO,
        "Councils": list(national.filter(kind=OrganisationKind.COUNCIL).values_list("code", "name")),
        "NHS boards": list(national.filter(kind=OrganisationKind.ICB).values_list("code", "name")),
        "Setting types": list(SettingType.objects.order_by("order").values_list("code", "label")),
        "Ethnicity": list(entries.filter(code_list="ethnicity").values_list("code", "label")),
        "Support reasons": list(entries.filter(code_list="support_reason").values_list("code", "label")),
        "Kinds of organisation": OrganisationKind.choices,
        "Ratings": Rating.choices,
        "Gender": [(code, label) for code, label in Gender.choices if code != Gender.NOT_KNOWN],
        "Why it ended": EndReason.choices,
        "Why out of area": WhyOutOfArea.choices,
        "Streams": Stream.choices,
        "Funding status": FundingStatus.choices,
        "Funding reasons": FundingReason.choices,
        "Methods": Method.choices,
        "Sensitivity": Sensitivity.choices,
        "Review kinds": ReviewKind.choices,
        "Review outcomes": Outcome.choices,
        "Referral results": ReferralResult.choices,
    }


def _read_me(sheet: Worksheet) -> None:
    sheet.title = READ_ME
    sheet.column_dimensions["A"].width = 2 * WIDE
    for line in READ_ME_LINES:
        sheet.append([line])
    sheet["A1"].font = BOLD


def _write_lists(sheet: Worksheet, lists: dict[str, Codes]) -> dict[str, str]:
    """Two columns each: the code to fill in, and what it means. The range of the codes, by list."""
    ranges = {}
    for number, (name, codes) in enumerate(lists.items()):
        column = 1 + 2 * number
        letter = get_column_letter(column)
        sheet.cell(1, column, name).font = BOLD
        sheet.cell(1, column + 1, "means").font = BOLD
        sheet.column_dimensions[get_column_letter(column + 1)].width = 2 * WIDTH
        for row, (code, label) in enumerate(codes, start=2):
            sheet.cell(row, column, str(code)).number_format = TEXT
            sheet.cell(row, column + 1, str(label))
        ranges[name] = f"'{LISTS}'!${letter}$2:${letter}${1 + max(1, len(codes))}"
    sheet.freeze_panes = "A2"
    return ranges


def _write_examples(sheet: Worksheet) -> None:
    sheet.append(["Invented people. This sheet is not loaded."])
    sheet["A1"].font = BOLD
    for stem, example in EXAMPLES.items():
        sheet.append([])
        for row in ([f"Sheet {stem}"], list(example), list(example.values())):
            sheet.append(row)
        for cell in sheet[sheet.max_row - 1]:
            cell.font = BOLD
    for number in range(1, WIDTH):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH


def _sheet(sheet: Worksheet, stem: str, columns: tuple[Column, ...], ranges: dict[str, str]) -> None:
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        heading = sheet.cell(1, number, column.name)
        heading.font = Font(bold=column.required)
        heading.alignment = Alignment(vertical="top")
        heading.comment = _note(stem, column)
        dimension = sheet.column_dimensions[letter]
        dimension.number_format = _format(column)
        dimension.width = WIDE if column.name in ("text", "words", "checks") else WIDTH
        named = "Yes or no" if column.read is values.yes_or_no else LISTED.get((stem, column.name))
        if named:
            sheet.add_data_validation(_choice(ranges[named], f"{letter}2:{letter}{LAST_ROW}", named))
    sheet.freeze_panes = "A2"


def _note(stem: str, column: Column) -> Comment:
    words = NOTES.get(stem, {}).get(column.name, "")
    said = f"{words} Required." if column.required else words
    return Comment(said.strip() or "See the guidance.", "Link Worker", height=120, width=260)


def _format(column: Column) -> str:
    if column.read is values.day:
        return DATE
    if column.read is values.moment:
        return MOMENT
    return "0.00" if column.read is values.pounds else TEXT


def _choice(codes: str, cells: str, named: str) -> DataValidation:
    """Warns and does not forbid: a former council code or a copied row is judged when it is imported."""
    choice = DataValidation(type="list", formula1=codes, allow_blank=True, errorStyle="warning", sqref=cells)
    choice.errorTitle = named[:32]
    choice.error = f"This is not a code of the list “{named}”. See the sheet {LISTS}."
    choice.showErrorMessage = True
    return choice
