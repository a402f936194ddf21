"""Notices to the other side, and what came from it."""

from datetime import date

from accounts.roles import Role
from placements.models import (
    BankHoliday,
    FoundWithoutNotice,
    Notice,
    NoticeChase,
    NoticeLetter,
    NoticeNotNeeded,
    NoticeReceived,
    NoticeRule,
)
from tests.accounts.recipes import council, staff
from tests.placements.recipes.register import LINCOLNSHIRE, home, person, placement

ARRIVED_ON = date(2026, 11, 9)


def moved_in(**fields):
    """A placement that began in November 2026, when the rules held."""
    return placement(**{"starts_on": ARRIVED_ON} | fields)


def notice(**fields) -> Notice:
    """Rutland told Lincolnshire of an arrival, in the product; nobody there has read it."""
    stay = fields.get("placement") or (None if "proposal" in fields else moved_in())
    who = fields.get("person") or (stay or fields["proposal"]).person
    return Notice.objects.create(
        **{
            "placement": stay,
            "person": who,
            "stage": "arrival",
            "about_on": ARRIVED_ON,
            "addressee": council(LINCOLNSHIRE),
            "sender": council(),
            "content": [{"key": "Name", "value": f"{who.given_name} {who.family_name}"}],
            "way": "product",
            "sent_on": date(2026, 11, 12),
            "sent_by": fields.get("sent_by") or staff(None),
        }
        | fields
    )


def notice_letter(**fields) -> NoticeLetter:
    """One officer of Lincolnshire's is to be written to."""
    return NoticeLetter.objects.create(
        **{
            "notice": fields.get("notice") or notice(),
            "reader": fields.get("reader") or staff(Role.HOST_OFFICER, council(LINCOLNSHIRE)),
        }
        | fields
    )


def notice_chase(**fields) -> NoticeChase:
    """Asked again by email a week later."""
    return NoticeChase.objects.create(
        **{
            "notice": fields.get("notice") or notice(),
            "chased_on": date(2026, 11, 19),
            "way": "email",
            "chased_by": fields.get("chased_by") or staff(None),
        }
        | fields
    )


def notice_not_needed(**fields) -> NoticeNotNeeded:
    """Lincolnshire need not be told of an arrival."""
    stay = fields.get("placement") or moved_in()
    return NoticeNotNeeded.objects.create(
        **{
            "placement": stay,
            "person": stay.person,
            "stage": "arrival",
            "about_on": stay.starts_on,
            "addressee": council(LINCOLNSHIRE),
            "reason": "Told at the meeting before",
            "decided_on": date(2026, 11, 12),
            "decided_by": fields.get("decided_by") or staff(None),
        }
        | fields
    )


def placed_in(**fields):
    """Lincolnshire's, living in Rutland since November 2026."""
    theirs = fields.pop("person", None) or person(responsible_council=council(LINCOLNSHIRE))
    return placement(
        **{"person": theirs, "home": fields.get("home") or home("E06000017"), "starts_on": ARRIVED_ON}
        | fields
    )


def notice_received(**fields) -> NoticeReceived:
    """Lincolnshire's letter came."""
    return NoticeReceived.objects.create(
        **{
            "placement": fields.get("placement") or placed_in(),
            "received_on": date(2026, 11, 16),
            "way": "letter",
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )


def found_without_notice(**fields) -> FoundWithoutNotice:
    """A GP practice said so; Lincolnshire was not asked yet."""
    return FoundWithoutNotice.objects.create(
        **{
            "placement": fields.get("placement") or placed_in(),
            "found_on": date(2026, 11, 16),
            "source": "gp",
            "recorded_by": fields.get("recorded_by") or staff(None),
        }
        | fields
    )


def notice_rule(**fields) -> NoticeRule:
    """Arrivals were told within three days in 2020."""
    return NoticeRule.objects.create(
        **{
            "stage": "arrival",
            "emergency": False,
            "valid_from": date(2020, 1, 1),
            "valid_until": date(2021, 1, 1),
            "working_days": 3,
            "acknowledged_within": 5,
            "source": "Invented",
        }
        | fields
    )


def bank_holiday(**fields) -> BankHoliday:
    """A day nobody works, long ago."""
    return BankHoliday.objects.create(**{"day": date(2020, 5, 8), "name": "VE day"} | fields)
