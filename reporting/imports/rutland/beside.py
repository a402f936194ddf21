"""What stands beside the log: headings, a visit to three told to each alone, names, links, and who was told."""

from typing import Any

from casework.models import Contact, ContactLink, ContactNotice, ContactParty, Goal
from placements.models import CircleMember
from reporting.imports.rutland.scene import Scene
from reporting.imports.rutland.staff import LINK_WORKER, MANAGER, SECOND_LINK_WORKER

EVERY = 7  # of the visits one is written under headings
HEADINGS = {
    "purpose": "To see how the new night support works.",
    "said": "Pointed at the calendar and put a thumb up for Friday.",
    "view": "More at ease than in the summer. Staff explain less than they used to.",
    "next": "Ask the home for the night records and look at them together.",
    "support": "Photographs, and time to answer.",
}
SHARED = "The three who live here had lunch together and decided what to plant by the door."
OWN = (
    "Chose the beans and wants to water them alone.",
    "Left the table early and was calm in the quiet room.",
    "Asked when her sister comes; the home will ring her tonight.",
)
TOLD = (
    ("", LINK_WORKER, MANAGER),
    ("", SECOND_LINK_WORKER, LINK_WORKER),
    ("Thank you. Ring the provider before the end of the week, and copy me in.", LINK_WORKER, MANAGER),
)


def write_under_headings(rows: list[dict[str, Any]]) -> None:
    """Some visits are written under headings, and the visit to several says to each what is theirs.

    Of rows that are not kept yet: in the log they are locked. Nothing here is left to chance, so that a seed
    makes the same log with or without it.
    """
    for number, row in enumerate(row for row in rows if row["method"] == "visit"):
        if number % EVERY == 0:
            row |= {"headings": HEADINGS, "title": "How the nights go"}
    together = [row for row in rows if row.get("visit")]
    for row, own in zip(together, OWN, strict=False):
        row |= {"text": f"{SHARED}\n\n{own}", "headings": {}, "title": "Lunch at home"}


def keep(scene: Scene) -> None:
    """Keep with whom the latest contact of each was by name, the goal it was about, and three notices."""
    latest = _latest(scene)
    scene.pen.put(ContactParty, [_party(contact, member) for contact, member in _with_somebody(latest)])
    goals = dict(Goal.objects.order_by("person_id", "-pk").values_list("person_id", "pk"))
    about = [contact for contact in latest if contact.person_id in goals]
    scene.pen.put(
        ContactLink, [{"contact_id": each.pk, "goal_id": goals[each.person_id]} for each in about[:8]]
    )
    notices = [
        {
            "contact_id": contact.pk,
            "told_by_id": scene.staff[told_by],
            "recipient_id": scene.staff[recipient],
            "created_at": contact.recorded_at,
            "read_at": contact.recorded_at if reply else None,
            "reply": reply,
            "replied_at": contact.recorded_at if reply else None,
        }
        for contact, (reply, told_by, recipient) in zip(latest, TOLD, strict=False)
    ]
    scene.pen.put(ContactNotice, notices)


def _latest(scene: Scene) -> list[Contact]:
    people = [someone.row["id"] for someone in scene.out]
    found = Contact.objects.standing().filter(person__in=people, organisation=scene.owner)
    return list(found.order_by("person_id", "-happened_at", "-pk").distinct("person_id"))


def _with_somebody(latest: list[Contact]) -> list[tuple[Contact, CircleMember]]:
    members: dict[int, CircleMember] = {}
    for member in CircleMember.objects.filter(ends_on=None, side="provider").order_by("-pk"):
        members[member.person_id] = member
    return [(each, members[each.person_id]) for each in latest if each.person_id in members]


def _party(contact: Contact, member: CircleMember) -> dict[str, Any]:
    return {"contact_id": contact.pk, "member_id": member.pk, "side": "provider"}
