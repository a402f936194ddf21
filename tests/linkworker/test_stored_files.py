"""Files kept outside the database: whole, under a name of our own, and none that nobody names."""

import os
import time

import pytest

from linkworker import stored_files


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Where they lie."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "kept"


def test_a_file_is_kept_whole_under_its_fingerprint(folder):
    name, sha256 = stored_files.keep("kept", [b"one ", b"two"], mark="abc", ending=".zip")
    assert name == f"{sha256}-abc.zip"
    assert (folder / name).read_bytes() == b"one two"


def test_an_upload_that_breaks_off_leaves_nothing(folder):
    def broken():
        yield b"one"
        raise OSError("the line went")

    with pytest.raises(OSError, match="the line went"):
        stored_files.keep("kept", broken(), mark="abc", ending=".zip")
    assert not list(folder.iterdir())


def test_a_name_never_leads_out_of_the_folder(folder):
    assert stored_files.path_of("kept", "../../secret") == folder / "secret"


def test_what_no_row_names_goes_after_a_day(folder):
    names = [stored_files.keep("kept", [mark.encode()], mark=mark, ending=".zip")[0] for mark in "abc"]
    long_ago = time.time() - 2 * stored_files.A_DAY
    for name in names[:2]:
        os.utime(folder / name, (long_ago, long_ago))
    assert stored_files.forget_others("kept", {names[0]}) == 1
    assert {file.name for file in folder.iterdir()} == {names[0], names[2]}
