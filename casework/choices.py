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


class ChaseWay(TextChoices):
    """How somebody outside is reminded of what they promised."""

    EMAIL = "email", "Email"
    LETTER = "letter", "Letter"


class EscalationLevel(TextChoices):
    """Who is asked to settle it, the nearest first."""

    TEAM_MANAGER = "team_manager", "Team manager"
    PROGRAMME_BOARD = "programme_board", "Programme board"
    HWB = "hwb", "Health and Wellbeing Board"


class StepKind(TextChoices):
    """What happened to an escalation."""

    RAISED = "raised", "Raised"
    PASSED_UP = "passed_up", "Passed up"
    HANDED_OVER = "handed", "Handed over"
    ANSWERED = "answered", "Answered"
    RESOLVED = "resolved", "Resolved"


class Heading(TextChoices):
    """Under which headings a contact may be written, beside what happened, in the order they are read."""

    PURPOSE = "purpose", "Purpose"
    SAID = "said", "What the person said or showed"
    VIEW = "view", "My view"
    NEXT = "next", "What next"
    SUPPORT = "support", "Communication support used"


BEFORE_WHAT_HAPPENED = (Heading.PURPOSE,)
# A call or a letter to an office has no person whose wishes could be seen.
HEADINGS_OF = {
    **dict.fromkeys((Method.VISIT, Method.MEETING, Method.VIDEO), tuple(Heading)),
    Method.PHONE: (Heading.PURPOSE, Heading.SAID, Heading.VIEW, Heading.NEXT),
    **dict.fromkeys((Method.EMAIL, Method.LETTER, Method.TEXT), (Heading.PURPOSE, Heading.NEXT)),
}


class Checked(TextChoices):
    """What the scanner said of a file."""

    NEVER = "never", "Not checked"  # no scanner is set
    WAITING = "waiting", "Waiting to be checked"
    CLEAN = "clean", "Clean"
    REFUSED = "refused", "Refused by the scanner"


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


class ReferralStepKind(TextChoices):
    """What a service did about a referral, in the order it can happen."""

    ACCEPTED = "accepted", "They accepted it"
    DECLINED = "declined", "They declined it"
    STARTED = "started", "It started"
    ENDED = "ended", "It ended, or is no longer wanted"


class ReferralBasis(TextChoices):
    """On what ground somebody is referred. A referral from a register may not say."""

    AGREED = "agreed", "The person agreed"
    BEST_INTERESTS = "best_interests", "Decided in the person’s best interests"


class Channel(TextChoices):
    """How a service is written to or spoken with."""

    EMAIL = "email", "Email"
    PHONE = "phone", "Phone"
    WEB = "web", "Their own form on the web"
    LETTER = "letter", "Letter"
    IN_PERSON = "in_person", "In person"


class ServiceNeed(TextChoices):
    """Whom a service is for, beside everybody with a learning disability."""

    AUTISM = "autism", "Autism"
    BEHAVIOUR = "behaviour", "Behaviour that challenges"
    COMMUNICATION = "communication", "Communication"
    DEMENTIA = "dementia", "Growing older and dementia"
    EATING = "eating", "Eating, drinking and swallowing"
    EPILEPSY = "epilepsy", "Epilepsy"
    FRIENDS = "friends", "Friends and relationships"
    HEALTH = "health", "Physical health"
    HOME = "home", "Home and tenancy"
    INDEPENDENCE = "independence", "Travel and independence"
    MENTAL_HEALTH = "mental_health", "Mental health"
    MOBILITY = "mobility", "Moving about"
    MONEY = "money", "Money and benefits"
    MULTIPLE = "multiple", "Profound and multiple disabilities"
    RIGHTS = "rights", "Rights and being heard"
    SENSES = "senses", "Sight and hearing"
    WORK = "work", "Work and learning"


# Codes without a prefix are CQC's, X_ the scheme's for what no regulator lists, S_ and W_ Scotland's and Wales'
# (service_types.csv of the scheme); A_ are community assets, which no national list has.
SERVICE_KINDS = (
    (
        "Health in the community",
        (
            ("X_CLDT", "Community learning disability team"),
            ("LDC", "Community services for people with a learning disability"),
            ("MHC", "Community services for people with mental health needs"),
            ("CHC", "Community nurses and therapists"),
            ("X_PBS", "Positive behaviour or intensive support team"),
            ("RHS", "Rehabilitation"),
            ("LTC", "Long-term conditions service"),
            ("DCS", "GP consultations"),
            ("DTS", "GP surgery"),
            ("DEN", "Dentist"),
        ),
    ),
    (
        "Support in daily life",
        (
            ("DCC", "Home care"),
            ("S_CAH", "Care at home (Scotland)"),
            ("W_DS", "Domiciliary support (Wales)"),
            ("X_DAY", "Day opportunities"),
            ("X_ENABLE", "Enabling or community connection"),
            ("X_OUTREACH", "Floating outreach support"),
            ("X_TEC", "Technology enabled care"),
            ("X_DP", "Personal assistant by direct payment"),
            ("X_TRANS", "Transport"),
        ),
    ),
    (
        "Rights, work and learning",
        (
            ("X_ADV", "Advocacy"),
            ("A_ADVICE", "Advice on money, benefits or the law"),
            ("X_EMPLOY", "Supported employment"),
            ("SPC", "Specialist college"),
            ("A_LEARN", "Adult learning"),
            ("X_LANDLORD", "Housing provider or landlord"),
        ),
    ),
    (
        "Community assets",
        (
            ("A_NETWORK", "Neighbourhood network"),
            ("A_CLUB", "Club or social group"),
            ("A_SPORT", "Sport and moving"),
            ("A_ARTS", "Arts and music"),
            ("A_GREEN", "Garden, farm or nature"),
            ("A_FAITH", "Faith group"),
            ("A_PEER", "Peer support or self-advocacy"),
            ("A_FRIEND", "Befriending or volunteering"),
            ("A_PLACE", "Accessible place or quiet hours"),
        ),
    ),
)
KIND_LABELS = {code: label for _, kinds in SERVICE_KINDS for code, label in kinds}
GROUP_OF_KIND = {code: group for group, kinds in SERVICE_KINDS for code, _ in kinds}


class LeftAlone(TextChoices):
    """Why somebody of a reassignment for a later day did not move when it came."""

    CHANGED = "changed", "Had another link worker by then"
    GONE = "gone", "The new link worker no longer held a role for it"
    REACH = "reach", "No longer placed by us or living in our area"


class WhoseWords(TextChoices):
    """In whose words a goal is written down."""

    THEIRS = "theirs", "Their own words"
    FOR_THEM = "for_them", "Said for them by somebody who knows them well"


class AskedIn(TextChoices):
    """Where a question with faces is asked."""

    OUTCOME = "outcome", "How life is"
    FEEDBACK = "feedback", "Feedback"


class PeriodKind(TextChoices):
    """What casework waits for, in days that may change; of a reminder they are working days."""

    GOAL_CHECK = "goal_check", "Between two looks at a goal, unless agreed otherwise"
    FEEDBACK_SHEET = "feedback_sheet", "A feedback sheet may be typed back"
    REFERRAL_REPLY = "referral_reply", "A service answers a referral, unless it names days of its own"
    REFERRAL_CHASE = "referral_chase", "Between two times a service is asked for its answer"
    SERVICE_CHECK = "service_check", "An entry of the directory counts as checked"
    REMINDER = "reminder", "Working days before an action is due that its owner is reminded"


class Face(IntegerChoices):
    """The five faces of the scale, the saddest first; the word stands beside each face."""

    VERY_SAD = 1, "Very bad"
    SAD = 2, "Bad"
    SO_SO = 3, "OK"
    HAPPY = 4, "Good"
    VERY_HAPPY = 5, "Very good"
