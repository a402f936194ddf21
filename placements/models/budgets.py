"""What a council sets aside for a year. A later amount supersedes an earlier one; neither is overwritten."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Staff
from linkworker.periods import FinancialYear
from linkworker.records import Record
from linkworker.sending import SentOnce
from placements.choices import Stream

FIRST_YEAR, LAST_YEAR = 2000, 2199


class BudgetQuerySet(models.QuerySet):
    """Narrowings of what was set aside."""

    def of(self, authority: Organisation):
        """One council's."""
        return self.filter(authority=authority)

    def in_force(self):
        """The latest amount of each council, year and stream."""
        latest = self.order_by("authority_id", "financial_year", "stream", "-set_at", "-pk")
        return latest.distinct("authority_id", "financial_year", "stream")


class Budget(SentOnce, Record):
    """Pounds of the council's own money, before charges are taken off, for one financial year.

    With a stream it is the part for that duty; without one it is for everything the council pays.
    """

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="budgets")
    financial_year = models.PositiveSmallIntegerField("the year it starts in")
    stream = models.CharField("stream (empty: all)", max_length=16, choices=Stream, blank=True)
    amount = models.DecimalField("pounds", max_digits=12, decimal_places=2)
    set_at = models.DateTimeField("set")
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("why", max_length=300)

    objects = BudgetQuerySet.as_manager()

    class Privacy:
        personal = frozenset({"reason", "fingerprint"})
        plain = frozenset(
            [
                "id",
                "uid",
                "created_at",
                "authority",
                "financial_year",
                "stream",
                "amount",
                "set_at",
                "set_by",
                "submission",
            ]
        )

    class Meta:
        ordering = ["-financial_year", "stream", "-set_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="budget_not_negative",
                violation_error_message="The budget cannot be less than nothing.",
            ),
            models.CheckConstraint(
                condition=Q(financial_year__gte=FIRST_YEAR, financial_year__lte=LAST_YEAR),
                name="budget_year_is_a_year",
                violation_error_message="Choose a financial year between 2000/01 and 2199/00.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="budget_says_why",
                violation_error_message="Enter why the budget is set or changed.",
            ),
            models.UniqueConstraint(
                F("authority"),
                F("financial_year"),
                F("stream"),
                F("set_at"),
                name="budget_once_at_a_moment",
                violation_error_message="A budget was set at this very moment. Send it again.",
            ),
        ]

    def __str__(self):
        return f"{self.amount} for {self.year}"

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.financial_year)
