"""Do services take up whom we refer, and do we speak with the CHC team (K20, K18)."""

from datetime import timedelta

from casework.rules.referrals import TAKEN_UP_WITHIN_DAYS
from linkworker.periods import Month
from reporting.kpi import Kpi, Measure, Unit
from reporting.kpis.readers import HEALTH, LINK_WORKER, MANAGER
from reporting.queries.authority import Authority
from reporting.queries.services import SPOKEN_WITHIN_DAYS, Referred, concerns_chc_team
from reporting.rules.rag import Better


def taken_up(authority: Authority, month: Month) -> Measure:
    """Referrals made from 28 days before the month until 28 days before its end, accepted or started in 28 days.

    Split by what kind of service it was; then how many of all were declined, and how many wait, on the last day.
    """
    authority.require(month.last_day)
    back = timedelta(days=TAKEN_UP_WITHIN_DAYS)
    first, last = month.first_day - back, month.last_day - back
    made = [one for one in authority.referred if first <= one.made_on <= last]
    groups = sorted({one.destination for one in made})
    declined = [one for one in made if one.was_declined_by(month.last_day)]
    waiting = [one for one in made if one.waited_on(month.last_day)]
    return _share(
        made,
        split=(
            *((group, _share([one for one in made if one.destination == group])) for group in groups),
            ("Declined", _part(declined, made)),
            ("Still waiting", _part(waiting, made)),
        )
        if made
        else (),
    )


def _share(made: list[Referred], **rest) -> Measure:
    return Measure.share(
        met=tuple(one.person for one in made if one.taken_up),
        of=tuple(one.person for one in made),
        not_recorded=tuple(one.person for one in made if not one.is_known),
        **rest,
    )


def _part(some: list[Referred], made: list[Referred]) -> Measure:
    return Measure.share(met=tuple(one.person for one in some), of=tuple(one.person for one in made))


def spoken_with_the_chc_team(authority: Authority, month: Month) -> Measure:
    """The authority's people with or near NHS continuing healthcare, about whom the ICB's team was reached lately."""
    day = month.last_day
    authority.require(day)
    since = day - timedelta(days=SPOKEN_WITHIN_DAYS)
    concerned = [
        someone
        for someone in authority.own.values()
        if someone.is_ours(day) and concerns_chc_team(authority.chc_paths.get(someone.pk, ()), day)
    ]
    return Measure.share(
        met=tuple(
            someone.id
            for someone in concerned
            if any(since < spoken_on <= day for spoken_on in authority.spoken_with_chc.get(someone.pk, ()))
        ),
        of=tuple(someone.id for someone in concerned),
    )


LIAISON = Kpi(
    id="K18",
    title="Spoken with the CHC team",
    definition=(
        "The authority's people who on the last day of the month have continuing healthcare in full or jointly by "
        "their latest decision, or may come to it: a case begun and undecided, with the Checklist still to come or "
        "the latest one positive. Met: a contact in which the ICB's CHC team answered, in the 90 days up to and "
        "including the last day. An attempt nobody answered never counts."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=spoken_with_the_chc_team,
    source="Contacts in the log with the ICB or CHC team; continuing healthcare cases and Checklists.",
    readers=LINK_WORKER | HEALTH,
    opened_with="see_chc",
)
TAKEN_UP = Kpi(
    id="K20",
    title="Referrals taken up in 28 days",
    definition=(
        "Referrals the authority's staff made from 28 days before the first day of the month until 28 days before "
        "the last, so that each has had its 28 days. Met: the service accepted the person, or started, on the "
        "28th day after the referral at the latest. Split by the kind of service; how many were declined, and how "
        "many still wait on the last day, are told beside. A referral of which no result is recorded, or which was "
        "accepted on no recorded day, is not recorded, and not met."
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    measure=taken_up,
    source="Referrals: the day each was made, accepted, declined, started and ended.",
    readers=LINK_WORKER | MANAGER,
    opened_with="see_referrals",
)
