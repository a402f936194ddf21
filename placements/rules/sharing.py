"""Consent to share: on what each answer may stand.

Nobody is told "yes" without saying on what the yes stands. A best-interests decision is for somebody whose
capacity to make this very decision was considered (Mental Capacity Act 2005, section 4), and a duty may
make us share what somebody refused.
"""

BASES = {
    "agreed": ("consent",),
    "best_interests": ("best_interests",),
    "refused": ("", "legal_duty", "vital_interests"),
    "not_asked": ("", "legal_duty", "vital_interests"),
}
SHARED_ALL_THE_SAME = ("legal_duty", "vital_interests")


def fits(answer: str, basis: str) -> bool:
    """May an answer stand on this basis?"""
    return basis in BASES[answer]


def may_share(answer: str, basis: str) -> bool:
    """May it be shared, as things stand?"""
    return answer in ("agreed", "best_interests") or basis in SHARED_ALL_THE_SAME
