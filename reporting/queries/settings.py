"""The settings in force for an authority on a day: targets, and how small a number may be shown."""

from datetime import date

from accounts.models import Organisation
from reporting.models import DisclosureSetting, KpiTarget
from reporting.rules.disclosure import Mode, Safety

LARGEST_SHARE_PERCENT = 50  # domain G7: no one person more than half of a sum that is shown


def targets(council: Organisation, day: date) -> dict[str, KpiTarget]:
    """The target of each indicator that has one, by its id; the council's own before the national one."""
    rows = KpiTarget.objects.in_force_on(day).for_authority(council)
    return {row.kpi: row for row in rows}


def disclosure(council: Organisation, day: date) -> DisclosureSetting:
    """The rule for small numbers on a day: the council's own, else the national one.

    Before the first rule was written down, that first rule holds. Raises DisclosureSetting.DoesNotExist
    when there is no national rule at all.
    """
    own = DisclosureSetting.objects.in_force_on(day).filter(authority=council).order_by("-valid_from").first()
    if own:
        return own
    national = DisclosureSetting.objects.filter(authority=None)
    found = national.in_force_on(day).order_by("-valid_from").first()
    return found or national.earliest("valid_from")


def safety(setting: DisclosureSetting) -> Safety:
    """The setting as the disclosure rules take it. Raises ValueError for one that could round to 0."""
    return Safety(
        threshold=setting.threshold,
        base=setting.base,
        zero_is_safe=True,
        mode=Mode.ROUND,
        smallest_denominator=setting.percent_needs,
        largest_share=LARGEST_SHARE_PERCENT,
    )
