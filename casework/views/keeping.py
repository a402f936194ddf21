"""The keeper of drafts, lent to the pages of every floor (setting `DRAFTS`)."""

from contextlib import contextmanager

from django.db import transaction

from casework import actions, queries
from casework.actions.drafts import Place, Tab
from linkworker.forms import key_in


class Drafts:
    """An `accounts.views.keeping.Keeper`: keeps forms as drafts of their author alone."""

    def keep(self, *, by, key, page, answers, now):
        """Keep what stands in the form of a page; None while nothing was typed. Raises Refusal."""
        request = page.request
        return actions.save_draft(
            by=by,
            submission=key,
            answers=answers,
            now=now,
            person=page.written_about(),
            place=Place(request.resolver_match.view_name, request.path, page.heading),
            permission=page.permission,
            tab=Tab(key_in(request.POST.get("tab")), request.POST.get("draft_since", "")),
        )

    def found(self, staff, key, path):
        """One's own draft of the form at an address, or None."""
        return queries.draft_at(staff, key, path)

    def unfinished(self, staff, path):
        """One's own draft saved last for the form at an address, or None."""
        return queries.unfinished_at(staff, path)

    def was_sent(self, staff, key):
        """Has this form been sent by this member of staff?"""
        return queries.was_sent(staff, key)

    @contextmanager
    def closing(self, *, by, key, now):
        """Whatever is done inside is done together with the end of the draft, or not at all."""
        with transaction.atomic():
            yield
            if key is not None:
                actions.close_draft(by=by, submission=key, now=now)
