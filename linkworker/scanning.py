"""Asks the council's own virus scanner about a file, where one is set (`FILE_SCANNER`).

The setting is a command, to which the path is added ("/usr/bin/clamdscan --no-summary --fdpass": 0 is clean, 1 is
not), or the dotted path of a function that takes the path and answers True for clean. Whatever else happens means
that nobody knows, and what nobody knows is not handed out.
"""

import shlex
import subprocess  # nosec B404: the command is the council's own setting, and no shell reads it
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

LONGEST_SECONDS = 120
CLEAN, NOT_CLEAN = 0, 1


class ScannerFailed(Exception):
    """The scanner gave no answer: the file stays where it is and is asked about again."""


def is_set() -> bool:
    """Has the council set a scanner?"""
    return bool(settings.FILE_SCANNER)


def is_clean(path: Path) -> bool:
    """What the scanner says of a file. Raises ScannerFailed when it says nothing."""
    asked = settings.FILE_SCANNER
    try:
        if "/" in asked:
            return _answer_of([*shlex.split(asked), str(path)])
        answer = import_string(asked)(path)
    except Exception as fault:  # whatever it is: a scanner that fails must never count as clean
        raise ScannerFailed from fault
    if answer not in (True, False):
        raise ScannerFailed
    return answer


def _answer_of(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, timeout=LONGEST_SECONDS, check=False)  # noqa: S603 # nosec B603
    if done.returncode not in (CLEAN, NOT_CLEAN):
        raise ScannerFailed
    return done.returncode == CLEAN
