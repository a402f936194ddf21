"""What is known while a register is read: whose it is, which codes exist, and what was found wrong."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from accounts.choices import OrganisationKind
from accounts.models import FormerCode, Membership, Organisation, Staff
from accounts.roles import Role
from linkworker import bulk
from placements.imports import reach
from placements.imports.faults import Report, nearest
from placements.imports.reach import Reach
from placements.imports.shapes import Row, Rows
from placements.models import CodeListEntry, Home, Person, Placement, SettingType

LONGEST_STAFF_NAME = 120


@dataclass(slots=True)
class Register:
    """One import. Codes seen in the files count as known while they are checked, so that one wrong row does
    not make every row that names it wrong too; keys are filled in as rows are kept.
    """

    owner: Organisation
    today: date
    now: datetime
    report: Report = field(default_factory=Report)
    reach: Reach = field(default_factory=Reach)
    agreeing: Staff | None = None  # up to whose limit money may come in; None on the server, without a limit
    organisation_kinds: dict[str, str] = field(default_factory=dict)
    organisation_ids: dict[str, int] = field(default_factory=dict)
    home_ids: dict[str, int | None] = field(default_factory=dict)
    person_ids: dict[str, int | None] = field(default_factory=dict)
    merged_into: dict[str, str] = field(default_factory=dict)  # reference kept, by that of the merged record
    births: dict[str, date | None] = field(default_factory=dict)
    placement_ids: dict[str, int | None] = field(default_factory=dict)
    nursing_homes: set[str] = field(default_factory=set)
    home_of_placement: dict[str, str] = field(default_factory=dict)
    person_of_placement: dict[str, int | None] = field(default_factory=dict)
    staff_ids: dict[str, int] = field(default_factory=dict)
    new_staff: dict[str, str] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)  # addresses of other organisations' staff
    also: dict[str, bulk.Tally] = field(default_factory=dict)  # kept beside the rows of a file

    def council(self, row: Row, column: str) -> None:
        """Refuse the row unless the column names a council."""
        self._organisation(row, column, OrganisationKind.COUNCIL, "council")

    def icb(self, row: Row, column: str) -> None:
        """Refuse the row unless the column names an NHS board."""
        self._organisation(row, column, OrganisationKind.ICB, "NHS board")

    def organisation(self, row: Row, column: str) -> None:
        """Refuse the row unless the column names any organisation."""
        self._organisation(row, column, None, "organisation")

    def person(self, row: Row, column: str, reference: str) -> None:
        """Refuse the row unless the reference is somebody's, and not of a record that was merged."""
        if reference in self.merged_into:
            row.refuse(self.report, column, f"{self.merge_told(reference)} Name that record instead.")
        elif reference not in self.person_ids:
            row.refuse(
                self.report,
                column,
                f"“{reference}” is nobody: add the person to people.csv or correct the reference.",
            )

    def beyond(self, row: Row, kept: Collection[str]) -> bool:
        """Refuse a row whose reference is kept already about somebody this import may not touch."""
        if row["reference"] not in kept:
            return False
        says = f"“{row['reference']}” is not on your register today: leave this row out or correct the reference."
        row.refuse(self.report, "reference", says)
        return True

    def refuse_beyond(self, rows: Rows, kept: QuerySet) -> None:
        """Refuse rows that would change what is kept about somebody this import may not touch."""
        held = kept.order_by().values_list("reference", "person")
        theirs = {reference for reference, person in held if not self.reach.holds(person)}
        for row in rows:
            self.beyond(row, theirs)

    def merge_told(self, reference: str) -> str:
        """What became of a record that was merged into another one."""
        return f"“{reference}” was merged into {self.merged_into[reference]}."

    def not_after_today(self, row: Row, *columns: str) -> None:
        """Refuse days that have not come yet."""
        for column in columns:
            if row[column] and row[column] > self.today:
                row.refuse(
                    self.report, column, f"{row[column]} is in the future: enter the day it really happened."
                )

    def staff(self, row: Row, column: str) -> None:
        """Note somebody the register names. Without an account yet, one is made that cannot sign in.

        Of somebody who works elsewhere the file is told the same, so that nobody can ask it who has an account;
        nothing is recorded in their name.
        """
        email = row[column]
        if email is None or email in self.staff_ids or email in self.new_staff:
            return
        self.new_staff[email] = column
        self.report.warn(
            row.file,
            row.line,
            column,
            f"{email} has no account here: if there is none at all, one is made that cannot sign in until an "
            "administrator opens it.",
        )

    def look_up_staff(self, emails: Iterable[str | None]) -> None:
        """Learn which of these addresses are of people who work or worked for the importing organisation."""
        unknown = {email for email in emails if email} - self.staff_ids.keys()
        known = Staff.objects.filter(email__in=unknown).order_by()
        own = known.filter(memberships__organisation=self.owner).distinct()
        self.staff_ids.update(own.values_list("email", "id"))
        self.elsewhere |= set(known.values_list("email", flat=True)) - self.staff_ids.keys()

    def keep_staff(self) -> int:
        """Make the accounts nobody can sign in to yet, each a link worker here from today.

        Those who work elsewhere are counted with them, as a preview tells nothing of other organisations' staff.
        """
        emails = [email for email in self.new_staff if email not in self.elsewhere]
        keys = bulk.copy_in(
            Staff,
            [
                {
                    "email": email,
                    "name": _name_from(email),
                    "is_active": False,
                    "password": make_password(None),
                }
                for email in emails
            ],
        )
        bulk.copy_in(
            Membership,
            [
                {
                    "staff_id": key,
                    "organisation_id": self.owner.pk,
                    "role": Role.LINK_WORKER,
                    "starts_on": self.today,
                }
                for key in keys
            ],
        )
        self.staff_ids.update(zip(emails, keys, strict=True))
        return len(self.new_staff)

    def _organisation(self, row: Row, column: str, kind: str | None, word: str) -> None:
        code = row[column]
        if code is None:
            return
        found = self.organisation_kinds.get(code)
        if found is None:
            fit = frozenset(c for c, k in self.organisation_kinds.items() if kind in (None, k))
            row.refuse(self.report, column, f"“{code}” is no {word}’s code: {nearest(code, fit)}")
        elif kind is not None and found != kind:
            label = OrganisationKind(found).label
            row.refuse(
                self.report,
                column,
                f"“{code}” is not a {word} but of the kind “{label}”: give a {word}’s code.",
            )


def opened(owner: Organisation, today: date, now: datetime) -> Register:
    """A register to import into, knowing what its owner keeps already of whom it may speak today."""
    register = Register(owner, today, now, reach=reach.of(owner, today))
    for code, kind, key in (
        Organisation.objects.known_to(owner).order_by("owner_id").values_list("code", "kind", "id")
    ):
        register.organisation_kinds[code] = kind
        register.organisation_ids[code] = key
    for code, kind, key in FormerCode.objects.order_by().values_list(
        "code", "organisation__kind", "organisation_id"
    ):
        register.organisation_kinds.setdefault(code, kind)
        register.organisation_ids.setdefault(code, key)
    register.home_ids.update(Home.objects.filter(owner=owner).order_by().values_list("code", "id"))
    register.nursing_homes.update(
        Home.objects.filter(owner=owner, setting_type__fnc_possible=True)
        .order_by()
        .values_list("code", flat=True)
    )
    for reference, key, born in (
        Person.objects.filter(owner=owner).order_by().values_list("reference", "id", "date_of_birth")
    ):
        if register.reach.holds(key):
            register.person_ids[reference] = key
            register.births[reference] = born
    register.merged_into.update(_merged(owner))
    for reference, key, home, person in (
        Placement.objects.filter(owner=owner)
        .order_by()
        .values_list("reference", "id", "home__code", "person")
    ):
        if register.reach.holds(person):
            register.placement_ids[reference] = key
            register.home_of_placement[reference] = home
            register.person_of_placement[reference] = person
    return register


def _merged(owner: Organisation) -> dict[str, str]:
    """The reference of the record kept, by that of each record of this owner that was merged into it."""
    rows = Person.everyone.filter(owner=owner).exclude(merged_into=None).order_by("pk")
    steps = {
        reference: (kept, its_owner)
        for reference, kept, its_owner in rows.values_list(
            "reference", "merged_into__reference", "merged_into__owner_id"
        )
    }
    told = {}
    for reference in steps:
        kept, its_owner = steps[reference]
        while its_owner == owner.pk and kept in steps:
            kept, its_owner = steps[kept]
        told[reference] = kept if its_owner == owner.pk else "a record of another register"
    return told


def setting_types() -> dict[str, tuple[int, bool]]:
    """Key of each setting type by code, and whether nursing care may be paid there."""
    return {
        code: (key, nursing)
        for code, key, nursing in SettingType.objects.values_list("code", "id", "fnc_possible")
    }


def code_list(name: str) -> dict[str, int]:
    """Keys of a national code list by code."""
    return dict(CodeListEntry.objects.filter(code_list=name).values_list("code", "id"))


def _name_from(email: str) -> str:
    words = email.partition("@")[0].replace(".", " ").replace("_", " ").replace("-", " ")
    return words.title()[:LONGEST_STAFF_NAME] or email[:LONGEST_STAFF_NAME]
