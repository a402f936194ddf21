"""The kinds of review there are, by the codes of domain B5, and which reviews settle which."""

INIT, CA12, CONC, DEC, WH = "INIT", "CA12", "CONC", "DEC", "WH"
CHC3, CHC12, FT, S117R, MED, AHC = "CHC3", "CHC12", "FT", "S117R", "MED", "AHC"
CTR_PRE, CTR_POST, CTR_NS, CTR_SEC, CETR, VISIT = "CTR_PRE", "CTR_POST", "CTR_NS", "CTR_SEC", "CETR", "VISIT"
REQ, UNPL, DOL, GOAL = "REQ", "UNPL", "DOL", "GOAL"
EHC, TRN = "EHC", "TRN"

CHC_REVIEWS = frozenset({CHC3, CHC12})
CTRS = frozenset({CTR_PRE, CTR_POST, CTR_NS, CTR_SEC, CETR})
AFTER_ADMISSION = CTRS - {CTR_PRE}
NATIONAL = frozenset(  # how often is for the law or national guidance to say; the others are the scheme's own
    {INIT, CA12, CHC3, CHC12, FT, CTR_POST, CTR_NS, CTR_SEC, CETR, VISIT, AHC, EHC}
)
SETTLED_BY = {
    **{kind: frozenset({kind}) for kind in (INIT, CA12, CONC, DEC, WH, FT, S117R, MED, AHC)},
    **{kind: frozenset({kind}) for kind in (CTR_PRE, VISIT, REQ, UNPL, DOL, GOAL, EHC, TRN)},
    **dict.fromkeys(CHC_REVIEWS, CHC_REVIEWS),
    **dict.fromkeys(AFTER_ADMISSION, CTRS),
}
