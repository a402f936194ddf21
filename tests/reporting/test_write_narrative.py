"""A manager's words are printed into the draft."""

import pytest
from django.urls import reverse

from accounts.queries import versions
from accounts.roles import Role
from reporting import actions
from reporting.choices import ReportState
from reporting.documents import making
from tests.accounts import recipes as accounts
from tests.editing import opened
from tests.reporting.october import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def test_words_are_printed_in_and_the_writer_cannot_approve(drafts, manager, queue, finance):
    report = drafts["public"]
    report.requested_by = None
    report.save(update_fields=["requested_by"])
    before = report.file_name
    actions.write_narrative(by=manager, report=report, narrative="More people were seen.", asks="", now=NOW)
    making.make(report.pk)
    report.refresh_from_db()
    assert report.file_name != before
    with pytest.raises(actions.CannotApproveOnesOwn):
        actions.approve_board_report(by=manager, report=report, file_name=report.file_name, now=NOW)
    actions.approve_board_report(by=finance, report=report, file_name=report.file_name, now=NOW)
    making.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.approved_by) == (ReportState.APPROVED, finance)


def test_the_page_keeps_the_words_and_gives_them_back_when_they_are_refused(drafts, manager, browse):
    report = drafts["public"]
    client, address = browse(manager), reverse("reporting:write-narrative", args=[report.uid])
    words = {"narrative": "More people were seen.", "asks": "Note the report."}
    page = client.post(address, words | opened(client, address), follow=True)
    assert "printed again with your words" in page.content.decode()
    report.refresh_from_db()
    assert (report.narrative, report.narrative_by, report.state) == (
        words["narrative"],
        manager,
        ReportState.QUEUED,
    )
    later = words | {"asks": "Note it twice."} | opened(client, address)
    page = client.post(address, later).content.decode()
    assert "not a draft any more" in page
    assert "Note it twice." in page


def test_only_a_form_that_was_sent_changes_the_words(drafts, manager, browse):
    """Both answers may be left empty, so another method than POST would have emptied them."""
    report = drafts["public"]
    report.narrative = "More people were seen."
    report.save()
    address = reverse("reporting:write-narrative", args=[report.uid])
    assert browse(manager).put(address).status_code == 405
    report.refresh_from_db()
    assert report.narrative == "More people were seen."


def test_two_managers_write_at_once_and_the_second_is_shown_both_texts(drafts, manager, browse):
    report = drafts["public"]
    other = accounts.staff(Role.TEAM_MANAGER, name="Wren Words")
    address = reverse("reporting:write-narrative", args=[report.uid])
    first, second = browse(other), browse(manager)
    hers, his = (
        {"narrative": "More people were seen.", "asks": ""} | opened(first, address),
        {"narrative": "Fewer people moved.", "asks": "Note the report."} | opened(second, address),
    )
    assert first.post(address, hers).status_code == 302
    page = second.post(address, his)
    for words in ("Saved by Wren Words", hers["narrative"], his["narrative"], his["asks"], "Save mine"):
        assert words in page.content.decode()
    making.make(report.pk)
    his["opened_with"] = page.context["form"]["opened_with"].value()
    assert second.post(address, his).status_code == 302
    report.refresh_from_db()
    assert (report.narrative, report.asks) == (his["narrative"], his["asks"])
    assert last_words(report) == (hers["narrative"], manager.name)
    told = second.get(address).context["words_before"]
    assert [(change.who, change.differences[0].before) for change in told] == [
        (manager.name, hers["narrative"]),
        ("Wren Words", ""),
    ]


def last_words(report):
    """What was written before, and who wrote over it."""
    version = versions.versions_of(report, [report._meta.get_field("narrative")]).first()
    return version.before["narrative"], version.who
