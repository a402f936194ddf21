"""Placements, the decision before a move, short stays, support and coming home."""

from django.db.models import TextChoices


class EndReason(TextChoices):
    """Why a placement ended."""

    MOVED = "moved", "Moved to another home"
    RETURNED = "returned", "Came back to their own area"
    HOSPITAL = "hospital", "Went into hospital"
    DIED = "died", "Died"
    PROVIDER_ENDED = "provider_ended", "The provider ended it"
    PERSON_CHOSE = "person_chose", "The person chose to leave"
    OTHER = "other", "Something else"


class WhyOutOfArea(TextChoices):
    """Why the home is in another council's area."""

    NO_LOCAL_PROVISION = "no_local_provision", "No local provision"
    SPECIALIST_NEED = "specialist_need", "Specialist need"
    FAMILY_NEARBY = "family_nearby", "Family live nearby"
    PERSON_CHOSE = "person_chose", "The person chose it"
    EMERGENCY = "emergency", "Emergency"
    HISTORIC = "historic", "Historic placement"
    OTHER = "other", "Something else"


class Barrier(TextChoices):
    """What stands between somebody and their own area (peers 22)."""

    HOUSING = "housing", "No suitable housing"
    PROVIDER = "provider", "No provider"
    FUNDING = "funding", "Funding not settled"
    CLINICAL = "clinical", "Clinical risk or support"
    LEGAL = "legal", "Legal framework"
    FAMILY = "family", "Family live there, or disagree"
    RESIDENCE = "residence", "Ordinary residence is disputed"
    PERSONS_WISH = "persons_wish", "The person wishes to stay"
    NONE = "none", "Nothing stands in the way"


class ProposalState(TextChoices):
    """How far a proposed placement has come."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    STARTED = "started", "Started"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REFUSED = "refused", "Refused"


class DecisionKind(TextChoices):
    """Who may decide that somebody moves home (domain C2; Mental Capacity Act 2005 ss1-4)."""

    CONSENT = "consent", "The person agreed to this move"
    BEST_INTERESTS = "best_interests", "A best-interests decision was made"
    PARENTAL = "parental", "Somebody with parental responsibility agreed (under 16)"
    LEGAL = "legal", "The law decided: detention in hospital, or custody"


class Capacity(TextChoices):
    """What was found for this decision, on that day. Never said of a person as such."""

    HAS = "has", "The person can make this decision"
    LACKS = "lacks", "The person cannot make this decision, with all support given"


class DecisionAuthority(TextChoices):
    """Has anybody the power to decide instead?"""

    NOBODY = "nobody", "Checked: no attorney, deputy or court order covers this"
    ATTORNEY = "attorney", "An attorney for health and welfare decided"
    DEPUTY = "deputy", "A deputy for health and welfare decided"
    COURT = "court", "The Court of Protection decided"


class ShortStayKind(TextChoices):
    """Why somebody sleeps elsewhere for a while and keeps their placement."""

    HOSPITAL = "hospital", "Hospital"
    RESPITE = "respite", "Respite"
    HOLIDAY = "holiday", "Holiday or visit to family"
    OTHER = "other", "Something else"


class NightSupport(TextChoices):
    """Who is there at night (peers 28)."""

    WAKING = "waking", "Waking night"
    SLEEP_IN = "sleep_in", "Sleep-in"
    RESPONDER = "responder", "Responder on call"
    TECHNOLOGY = "technology", "Technology alone"
    NONE = "none", "No night support"


class ReturnKind(TextChoices):
    """Where a plan leads."""

    HOME_AREA = "home_area", "Coming home to their own area"
    MOVE_ON = "move_on", "Moving on to a home of their own choosing"


class ReturnStage(TextChoices):
    """How far somebody has come on the way home or on, in order (peers 24)."""

    NOT_CONSIDERED = "not_considered", "Not considered yet"
    WANTED = "wanted", "Wanted"
    FEASIBLE = "feasible", "Feasible"
    OPTION_FOUND = "option_found", "Option found"
    FUNDING_AGREED = "funding_agreed", "Funding agreed"
    TRANSITION = "transition", "Transition under way"
    DONE = "done", "Done"
    NOT_POSSIBLE = "not_possible", "Not possible for now"
