"""Who pays for a placement, what that makes the package, and when the shares cannot be right (domain A3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from linkworker.words import pounds
from placements.rules.homes import HOSPITAL

PERSON = "person"  # the payer kind where no organisation pays
PAYER_KINDS = ("council", "icb", PERSON, "education", "other")
STREAMS = ("asc", "chc", "chc_fast_track", "joint", "fnc", "s117", "education", "self")
NHS_ONLY_STREAMS = frozenset({"chc", "chc_fast_track", "fnc"})


class FundingStatus(StrEnum):
    """What a package is, from who pays for it."""

    CHC_FULL = "chc_full"
    CHC_FAST = "chc_fast"
    JOINT = "joint"
    FNC = "fnc"
    S117 = "s117"
    LA_ONLY = "la_only"
    OTHER_LA = "other_la"
    SELF = "self"
    SPEC_COMM = "spec_comm"
    EDU = "edu"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Share:
    """One payer's weekly amount in pounds. `payer` is the organisation's code, or "person".

    A third party's top-up stands beside the price: it is no part of the whole, and no charge to the person.
    """

    payer: str
    payer_kind: str
    stream: str
    weekly: Decimal
    beside_the_price: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The shares of one placement in force on one day, and the facts its rules turn on.

    `setting_group` and `nursing_possible` come from the setting type's row; `nhs_outcome_recorded` says
    whether a Checklist or Decision Support Tool outcome is on record; `gross` is the agreed weekly price
    where it is known. `without_prejudice` says that somebody pays for now a share that may be another's, so
    that a joint package may be paid by one side alone meanwhile.
    """

    shares: tuple[Share, ...]
    responsible_council: str
    setting_group: str = ""
    nursing_possible: bool = False
    nhs_outcome_recorded: bool = False
    gross: Decimal | None = None
    without_prejudice: bool = False

    def paid_by(self, *kinds: str) -> Decimal:
        """Pounds a week from payers of these kinds."""
        return sum((share.weekly for share in self.shares if share.payer_kind in kinds), Decimal(0))

    def paid_from(self, *streams: str) -> Decimal:
        """Pounds a week from these streams."""
        return sum((share.weekly for share in self.shares if share.stream in streams), Decimal(0))

    def has_stream(self, stream: str) -> bool:
        return any(share.stream == stream for share in self.shares)


def payer_kind(organisation_kind: str | None) -> str:
    """The kind of payer an organisation is; None is the person themself.

    A trust or provider pays as "other".
    """
    if organisation_kind is None:
        return PERSON
    return organisation_kind if organisation_kind in PAYER_KINDS else "other"


def shares_make_a_whole(shares: Iterable[Decimal], whole: Decimal = Decimal(100)) -> bool:
    """Whether shares (percentages, or pounds of a gross amount) add up to exactly the whole, none below
    zero.
    """
    listed = list(shares)
    return all(share >= 0 for share in listed) and sum(listed) == whole


def status(package: Package) -> FundingStatus:
    """What the package is. The stream decides first, because it says under which duty the money is paid.

    Fully funded continuing healthcare comes before aftercare, aftercare before a joint package, and a
    nursing contribution makes a package FNC only when a council pays the rest: with the person paying it
    is still SELF.
    """
    for stream, found in (
        ("chc_fast_track", FundingStatus.CHC_FAST),
        ("chc", FundingStatus.CHC_FULL),
        ("s117", FundingStatus.S117),
        ("joint", FundingStatus.JOINT),
    ):
        if package.has_stream(stream):
            return found
    return _status_by_payer(package)


def _status_by_payer(package: Package) -> FundingStatus:
    kinds = {share.payer_kind for share in package.shares}
    councils = {share.payer for share in package.shares if share.payer_kind == "council"}
    if not kinds:
        return FundingStatus.NOT_RECORDED
    if package.has_stream("education") or "education" in kinds:
        return FundingStatus.EDU
    if package.has_stream("fnc") and councils:
        return FundingStatus.FNC
    if "icb" in kinds and councils:
        return FundingStatus.JOINT
    if councils:
        return FundingStatus.LA_ONLY if package.responsible_council in councils else FundingStatus.OTHER_LA
    if "person" in kinds:
        return FundingStatus.SELF
    if "other" in kinds and package.setting_group == HOSPITAL:
        return FundingStatus.SPEC_COMM
    return FundingStatus.FNC if package.has_stream("fnc") else FundingStatus.NOT_RECORDED


def problems(package: Package) -> list[str]:
    """What cannot be right about who pays, each as a sentence saying what to do; empty when all is well.

    Source: National Framework for NHS Continuing Healthcare and NHS-funded Nursing Care (2022), domain
    A3; section 117 aftercare is free to the person (Mental Health Act 1983; R v Manchester CC ex p
    Stennett [2002] UKHL 34).
    """
    found = status(package)
    sentences = []
    if any(share.weekly < 0 for share in package.shares):
        sentences.append("Enter weekly amounts of nothing or more; no payer can pay less than zero.")
    if any(
        share.stream in NHS_ONLY_STREAMS and share.payer_kind not in ("icb", "other")
        for share in package.shares
    ):
        sentences.append(
            "Choose an NHS body as the payer: continuing healthcare and nursing money is the NHS's."
        )
    if package.gross is not None and not shares_make_a_whole(
        (share.weekly for share in package.shares if not share.beside_the_price), package.gross
    ):
        sentences.append(f"Make the shares add up to the gross price of {pounds(package.gross)} a week.")
    if found in (FundingStatus.CHC_FULL, FundingStatus.CHC_FAST):
        sentences += _problems_of_full_healthcare(package)
    both = package.paid_by("council") > 0 and package.paid_by("icb") > 0
    if found == FundingStatus.JOINT and not (both or package.without_prejudice):
        sentences.append("Enter both a council share and an NHS share: a joint package is paid by both.")
    if found == FundingStatus.S117 and any(
        share.weekly > 0 and share.payer_kind == "person" and not share.beside_the_price
        for share in package.shares
    ):
        sentences.append("Remove the person's charge: section 117 aftercare is free to them.")
    if package.has_stream("fnc"):
        sentences += _problems_of_nursing(package)
    return sentences


def _problems_of_full_healthcare(package: Package) -> list[str]:
    sentences = []
    if package.paid_by("council") > 0:
        sentences.append(
            "Remove the council's share, or record the package as joint: the NHS pays all of this one."
        )
    if package.paid_by("person") > 0:
        sentences.append("Remove the person's charge: continuing healthcare is free to them.")
    if package.paid_from("fnc") > 0:
        sentences.append(
            "Remove the nursing contribution: full continuing healthcare already includes nursing."
        )
    return sentences


def _problems_of_nursing(package: Package) -> list[str]:
    sentences = []
    if not package.nursing_possible:
        sentences.append("Choose a care home with nursing: the nursing contribution is paid only there.")
    if not package.nhs_outcome_recorded:
        sentences.append(
            "Declare that a Checklist or Decision Support Tool outcome is on record: the nursing contribution "
            "comes after it."
        )
    return sentences
