"""The words of a contact and an action (contract 3; peers 5.1)."""

from django.db.models import IntegerChoices, TextChoices


class Method(TextChoices):
    """How the contact was made, the most used first."""

    VISIT = "visit", "Visit"
    PHONE = "phone", "Phone call"
    VIDEO = "video", "Video call"
    EMAIL = "email", "Email"
    MEETING = "meeting", "Meeting"
    LETTER = "letter", "Letter"
    TEXT = "text", "Text message"


FACE_TO_FACE = (Method.VISIT, Method.MEETING)  # somebody was in the same room
SEEN = (Method.VISIT, Method.MEETING, Method.VIDEO)  # what counts for K19 (contract 4)


class Side(TextChoices):
    """Who the contact was with, and on which side they stand."""

    PERSON = "person", "The person"
    FAMILY = "family", "Family or friends"
    PROVIDER = "provider", "Provider"
    PLACING = "placing", "Placing council"
    HOST = "host", "Host council"
    HOST_NHS = "host_nhs", "Host NHS"
    ICB_CHC = "icb_chc", "ICB or CHC team"
    ADVOCATE = "advocate", "Advocate"
    EDUCATION = "education", "School or college"
    OTHER = "other", "Someone else"


class Duty(IntegerChoices):
    """The eight duties of the link worker's role, in the scheme's own order."""

    COMMUNICATION = 1, "Communication with all services"
    NAVIGATION = 2, "Help to find the way through services"
    JOINED_UP = 3, "Joining up host NHS, private and placing services"
    ADVICE = 4, "Advice, signposting and referral"
    CHC = 5, "Contact with the ICB about continuing healthcare"
    TRANSITION = 6, "Transition, in or back home"
    PLACING_LIAISON = 7, "Liaison with the placing authority"
    INDEPENDENCE = 8, "Independence, community, important people and best value"


class Sensitivity(TextChoices):
    """Who a contact may be shared with."""

    NORMAL = "normal", "Normal"
    SENSITIVE = "sensitive", "Sensitive"
    THIRD_PARTY = "third_party", "About somebody else"


class SharedWith(TextChoices):
    """The other sides that may read a contact. Nobody, unless the author says so."""

    PLACING = "placing", "Placing council"
    HOST = "host", "Host council"
    ICB = "icb", "ICB"


class ReferralResult(TextChoices):
    """What came of a referral."""

    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    STARTED = "started", "Started"
    ENDED = "ended", "Ended"


class GoalRating(TextChoices):
    """How a goal went when somebody looked."""

    ACHIEVED = "achieved", "Achieved"
    IMPROVING = "improving", "Improving"
    SAME = "same", "The same"
    WORSE = "worse", "Worse"
    STOPPED = "stopped", "Stopped"
