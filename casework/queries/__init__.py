"""What people ask of casework."""

from casework.queries.actions import colleagues, done_actions, open_actions, promised_in
from casework.queries.drafts import (
    KeptDraft,
    draft_of,
    drafts_of,
    kept_draft,
    people_of_drafts,
    person_to_write_about,
    unfinished_for,
)
from casework.queries.log import contact_for, contact_sent, entries, previous, workers
from casework.queries.recency import recency_by_side
from casework.queries.sharing import OtherSide, other_sides

__all__ = [
    "KeptDraft",
    "OtherSide",
    "colleagues",
    "contact_for",
    "contact_sent",
    "done_actions",
    "draft_of",
    "drafts_of",
    "entries",
    "kept_draft",
    "open_actions",
    "other_sides",
    "people_of_drafts",
    "person_to_write_about",
    "previous",
    "promised_in",
    "recency_by_side",
    "unfinished_for",
    "workers",
]
