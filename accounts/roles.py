"""Who may do what: one table.

A role is held at an organisation. What it grants for a person depends on how that organisation is
linked to the person, so a grant names the links it holds for. Nothing listed means nothing granted.
Source: security chapter, section 3.3; decision 0003 says where a cell was read more widely and why.
"""

from enum import StrEnum, auto

from django.db.models import TextChoices


class Role(TextChoices):
    """The eight roles. No role includes another, and no one is above them."""

    LINK_WORKER = "link_worker", "Link worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    FINANCE = "finance", "Commissioner or finance officer"
    CHC_NURSE = "chc_nurse", "CHC nurse"
    HOST_OFFICER = "host_officer", "Officer of the other council"
    BOARD_MEMBER = "board_member", "Health and Wellbeing Board member"
    AUDITOR = "auditor", "Auditor or Caldicott guardian"
    ADMINISTRATOR = "administrator", "System administrator"


class Link(StrEnum):
    """How an organisation is tied to a person."""

    PLACING = auto()  # its council is responsible for the person
    HOST = auto()  # the person lives in its area, whoever placed them
    FUNDER = auto()  # its NHS board is responsible for the person or pays for the placement
    NONE = auto()  # the deed concerns the organisation itself, not a person


class Permission(StrEnum):
    """One word for each deed and each group of fields a page may show."""

    # Pages and deeds about people
    SEE_PEOPLE = auto()  # the register, a person's page: identity
    SEE_NAMES = auto()  # without it a person is a reference and initials
    SEE_NHS_NUMBER = auto()
    SEE_HEALTH = auto()  # health checks, advocacy, ethnicity, why somebody needs support
    SEE_ADDRESS = auto()  # where the home is, beyond its district
    REGISTER_PERSON = auto()
    EDIT_PERSON = auto()
    SEE_PLACEMENTS = auto()
    START_PLACEMENT = auto()
    MOVE_PLACEMENT = auto()
    END_PLACEMENT = auto()
    EDIT_HOME = auto()
    PROPOSE_PLACEMENT = auto()
    AGREE_PLACEMENT = auto()
    PLAN_RETURN = auto()
    SEND_NOTICE = auto()  # to the other council and board; and log one received
    SETTLE_RESPONSIBILITY = auto()  # whose person this is, and disputes about it
    PROPOSE_MERGE = auto()
    MERGE_PEOPLE = auto()  # agree to a merge somebody else proposed, or undo one
    EXPORT_REGISTER = auto()
    SEE_COSTS = auto()
    PROPOSE_FUNDING = auto()
    AGREE_FUNDING = auto()  # what somebody else proposed, within one's limit
    SEE_CHC = auto()  # the path through NHS continuing healthcare: checklist, tool, decision
    RECORD_CHC = auto()
    SEE_TRANSITION = auto()  # the steps from 14 to 25
    EDIT_TRANSITION = auto()
    SEE_CONTACTS = auto()
    SHARE_CONTACTS = auto()  # the log on paper: printed for the file, or made fit to be given away
    LOG_CONTACT = auto()
    AMEND_CONTACT = auto()
    WITHDRAW_CONTACT = auto()
    KEEP_DRAFTS = auto()
    REASSIGN_CASELOAD = auto()  # people, and what is open about them, to another link worker
    PREPARE_HANDOVER = auto()  # what whoever steps in must know, of one person or a caseload
    SEE_ACTIONS = auto()
    ADD_ACTION = auto()
    SEE_REFERRALS = auto()
    REFER_PERSON = auto()  # and record what the service answered, and chase it
    COMPLETE_ACTION = auto()  # and move, reassign, drop or chase one
    ESCALATE = auto()  # to the team manager, and past one who has not answered; and see what is escalated
    ANSWER_ESCALATION = auto()  # answer, pass up at once, resolve
    SEE_GOALS = auto()  # goals, how life is, and the person's own page
    EDIT_GOALS = auto()
    SEE_FEEDBACK = auto()
    RECORD_FEEDBACK = auto()
    SEE_REVIEWS = auto()  # which are due and which were held, by kind and day
    READ_REVIEW = auto()  # what was said and decided in one
    RECORD_REVIEW = auto()
    PLAN_REVIEW = auto()  # on which day one is held; the date it is due by stays
    CANCEL_REVIEW = auto()  # a due date nobody owes any more
    HOLD_HOME_REVIEW = auto()  # one meeting about a home, with a record for each who lives there
    LIST_HOME_REVIEW = auto()  # put a home on the programme of whole-home reviews, or take it off
    REQUEST_REVIEW = auto()  # log that somebody asked for one
    WITHDRAW_REVIEW_REQUEST = auto()  # entered in error by one's own organisation; its due date goes with it
    RECORD_MEDICINE = auto()  # a psychotropic medicine, started or stopped
    ADD_TO_REVIEW = auto()  # words below a record of one's own organisation, which itself stays as it is
    SIGN_OFF_REVIEW = auto()  # or send it back; never a record of one's own
    SEE_PEER_REVIEWS = auto()  # of the records of one's own organisation
    DRAW_PEER_SAMPLE = auto()
    RECORD_PEER_REVIEW = auto()  # of a record drawn, by somebody who is not on the case
    SEE_RIGHTS = auto()  # capacity, best interests, deprivation of liberty, which advocate is owed
    RECORD_RIGHTS = auto()
    WITHDRAW_CAPACITY_ASSESSMENT = auto()  # entered in error by one's own organisation, as the four below
    WITHDRAW_BEST_INTERESTS_DECISION = auto()  # unless a move rests on it
    END_RIGHTS = auto()  # withdraw a request to deprive of liberty, end an authorisation
    SEE_AUTHORISED_UNTIL = auto()  # the last day of an authorisation, and nothing else of it
    SEE_SAFEGUARDING = auto()  # concerns, restrictive practice, a death
    RECORD_SAFEGUARDING = auto()
    CLOSE_SAFEGUARDING = auto()  # a concern, with what came of it
    WITHDRAW_CONCERN = auto()  # unless an enquiry into it was concluded
    WITHDRAW_RESTRAINT = auto()
    WITHDRAW_RATING = auto()  # on the dynamic support register; the one before counts again
    SEE_TIMELINE = auto()
    SEE_WHO_LOOKED = auto()  # the trail of one person
    # Pages and deeds about the service
    SEE_CADENCE = auto()  # how often each kind of review is due, and what a change moves
    CHANGE_CADENCE = auto()
    SEE_NOTICES = auto()  # those addressed to, or sent by, one's own organisation
    ACKNOWLEDGE_NOTICE = auto()
    IMPORT_REGISTER = auto()
    RECORD_PROVIDER_EVENT = auto()  # inspections, ratings, embargoes, closures, notice given
    EDIT_FRAMEWORK = auto()
    SEE_SPEND = auto()  # spend, forecast and budget of the authority
    SET_BUDGET = auto()
    SEE_MY_DAY = auto()
    EDIT_OWN_CARD = auto()  # one's own photo and phone, as the people one works for see them
    SEE_CALENDAR = auto()  # what is planned and due, on the page and in a calendar program
    SEE_DASHBOARD = auto()
    SET_ASIDE = auto()  # a row of what needs attention, until a day, with the reason
    SEE_FIGURES = auto()
    SEE_BOARD_REPORTS = auto()
    SEE_RESTRICTED_REPORTS = auto()
    REQUEST_BOARD_REPORT = auto()
    WRITE_NARRATIVE = auto()
    APPROVE_BOARD_REPORT = auto()
    REVISE_BOARD_REPORT = auto()
    SEE_AUDIT_TRAIL = auto()  # of one's own organisation, by whomever
    ARRANGE_COVER = auto()  # of oneself; of others too for whoever may move a caseload
    SEE_STAFF = auto()
    MANAGE_STAFF = auto()
    SEE_SERVICES = auto()  # the directory of services and community assets: public knowledge, nobody's record
    EDIT_SERVICE = auto()
    SEE_PROGRAMMES = auto()
    EDIT_PROGRAMME = auto()


_P, _L = Permission, Link
_OURS = frozenset(
    {_L.PLACING, _L.HOST}
)  # everyone on the caseload: placed out by us, or placed here by others
_PLACED = frozenset({_L.PLACING})
_HOSTED = frozenset({_L.HOST})
_FUNDED = frozenset({_L.FUNDER})
_SERVICE = frozenset({_L.NONE})


def _each(links: frozenset[Link], *permissions: Permission) -> dict[Permission, frozenset[Link]]:
    return dict.fromkeys(permissions, links)


GRANTS: dict[Role, dict[Permission, frozenset[Link]]] = {
    Role.LINK_WORKER: {
        **_each(_OURS, _P.SEE_PEOPLE, _P.SEE_NAMES, _P.SEE_NHS_NUMBER, _P.SEE_ADDRESS, _P.SEE_PLACEMENTS),
        **_each(_OURS, _P.SEE_CONTACTS, _P.SHARE_CONTACTS, _P.LOG_CONTACT, _P.AMEND_CONTACT, _P.SEE_TIMELINE),
        **_each(_OURS, _P.SEE_REFERRALS, _P.REFER_PERSON),
        **_each(_OURS, _P.SEE_ACTIONS, _P.ADD_ACTION, _P.COMPLETE_ACTION, _P.ESCALATE, _P.PREPARE_HANDOVER),
        **_each(_OURS, _P.SEE_GOALS, _P.EDIT_GOALS, _P.SEE_FEEDBACK, _P.RECORD_FEEDBACK),
        **_each(_SERVICE, _P.EDIT_OWN_CARD),
        **_each(_OURS, _P.SEE_HEALTH, _P.SEE_REVIEWS, _P.READ_REVIEW, _P.RECORD_REVIEW, _P.HOLD_HOME_REVIEW),
        **_each(_PLACED, _P.PLAN_REVIEW),
        **_each(_OURS, _P.SET_ASIDE),
        **_each(_OURS, _P.ADD_TO_REVIEW, _P.REQUEST_REVIEW, _P.RECORD_MEDICINE),
        **_each(_OURS, _P.SEE_PEER_REVIEWS, _P.RECORD_PEER_REVIEW),
        **_each(_OURS, _P.SEE_RIGHTS, _P.RECORD_RIGHTS, _P.SEE_AUTHORISED_UNTIL),
        **_each(_OURS, _P.EDIT_PERSON, _P.START_PLACEMENT, _P.SEND_NOTICE, _P.SEE_CHC, _P.SEE_TRANSITION),
        **_each(_OURS, _P.SEE_SAFEGUARDING, _P.RECORD_SAFEGUARDING),
        **_each(_PLACED, _P.PROPOSE_PLACEMENT, _P.PLAN_RETURN, _P.PROPOSE_MERGE),
        **_each(_PLACED, _P.RECORD_CHC, _P.EDIT_TRANSITION),
        **_each(_SERVICE, _P.ARRANGE_COVER),
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.KEEP_DRAFTS, _P.REGISTER_PERSON, _P.EDIT_HOME, _P.SEE_CALENDAR),
        **_each(_SERVICE, _P.SEE_NOTICES, _P.ACKNOWLEDGE_NOTICE, _P.RECORD_PROVIDER_EVENT),
        **_each(_SERVICE, _P.SEE_SERVICES, _P.EDIT_SERVICE, _P.SEE_PROGRAMMES),
    },
    Role.TEAM_MANAGER: {
        **_each(_OURS, _P.SEE_PEOPLE, _P.SEE_NAMES, _P.SEE_NHS_NUMBER, _P.SEE_ADDRESS, _P.SEE_PLACEMENTS),
        **_each(
            _OURS, _P.SEE_CONTACTS, _P.LOG_CONTACT, _P.AMEND_CONTACT, _P.WITHDRAW_CONTACT, _P.SEE_TIMELINE
        ),
        **_each(_OURS, _P.SHARE_CONTACTS, _P.SEE_REFERRALS, _P.REFER_PERSON),
        **_each(_OURS, _P.ESCALATE, _P.ANSWER_ESCALATION),
        **_each(_OURS, _P.SEE_ACTIONS, _P.ADD_ACTION, _P.COMPLETE_ACTION, _P.PREPARE_HANDOVER),
        **_each(_OURS, _P.REASSIGN_CASELOAD),
        **_each(_OURS, _P.SEE_GOALS, _P.EDIT_GOALS, _P.SEE_FEEDBACK, _P.RECORD_FEEDBACK),
        **_each(_SERVICE, _P.EDIT_OWN_CARD),
        **_each(_OURS, _P.SEE_HEALTH, _P.SEE_REVIEWS, _P.READ_REVIEW, _P.RECORD_REVIEW, _P.HOLD_HOME_REVIEW),
        **_each(_PLACED, _P.PLAN_REVIEW, _P.CANCEL_REVIEW, _P.LIST_HOME_REVIEW),
        **_each(_OURS, _P.SET_ASIDE),
        **_each(_OURS, _P.ADD_TO_REVIEW, _P.REQUEST_REVIEW, _P.RECORD_MEDICINE, _P.SIGN_OFF_REVIEW),
        **_each(_OURS, _P.WITHDRAW_REVIEW_REQUEST, _P.WITHDRAW_CAPACITY_ASSESSMENT),
        **_each(_OURS, _P.WITHDRAW_BEST_INTERESTS_DECISION, _P.WITHDRAW_CONCERN),
        **_each(_OURS, _P.WITHDRAW_RESTRAINT, _P.WITHDRAW_RATING),
        **_each(_OURS, _P.SEE_PEER_REVIEWS, _P.DRAW_PEER_SAMPLE, _P.RECORD_PEER_REVIEW),
        **_each(_OURS, _P.SEE_RIGHTS, _P.RECORD_RIGHTS, _P.END_RIGHTS, _P.SEE_AUTHORISED_UNTIL),
        **_each(_OURS, _P.EDIT_PERSON, _P.START_PLACEMENT, _P.MOVE_PLACEMENT, _P.END_PLACEMENT),
        **_each(_OURS, _P.SEND_NOTICE, _P.EXPORT_REGISTER, _P.SEE_CHC, _P.SEE_TRANSITION),
        **_each(_OURS, _P.SEE_SAFEGUARDING, _P.RECORD_SAFEGUARDING, _P.CLOSE_SAFEGUARDING),
        **_each(_PLACED, _P.PROPOSE_PLACEMENT, _P.AGREE_PLACEMENT, _P.PLAN_RETURN, _P.SETTLE_RESPONSIBILITY),
        **_each(_PLACED, _P.PROPOSE_MERGE, _P.MERGE_PEOPLE, _P.RECORD_CHC, _P.EDIT_TRANSITION),
        **_each(_PLACED, _P.SEE_COSTS, _P.PROPOSE_FUNDING, _P.AGREE_FUNDING, _P.SEE_WHO_LOOKED),
        **_each(
            _SERVICE, _P.SEE_MY_DAY, _P.KEEP_DRAFTS, _P.REGISTER_PERSON, _P.IMPORT_REGISTER, _P.EDIT_HOME
        ),
        **_each(_SERVICE, _P.SEE_NOTICES, _P.ACKNOWLEDGE_NOTICE, _P.RECORD_PROVIDER_EVENT),
        **_each(_SERVICE, _P.EDIT_FRAMEWORK, _P.SEE_SPEND, _P.ARRANGE_COVER, _P.SEE_CALENDAR),
        **_each(_SERVICE, _P.SEE_DASHBOARD, _P.SEE_FIGURES, _P.SEE_BOARD_REPORTS, _P.SEE_RESTRICTED_REPORTS),
        **_each(_SERVICE, _P.REQUEST_BOARD_REPORT, _P.REVISE_BOARD_REPORT),
        **_each(_SERVICE, _P.WRITE_NARRATIVE, _P.APPROVE_BOARD_REPORT),
        **_each(_SERVICE, _P.SEE_SERVICES, _P.EDIT_SERVICE),
        **_each(_SERVICE, _P.SEE_STAFF, _P.SEE_PROGRAMMES, _P.EDIT_PROGRAMME, _P.SEE_CADENCE),
    },
    Role.FINANCE: {
        **_each(_PLACED, _P.SEE_PEOPLE, _P.SEE_PLACEMENTS, _P.AGREE_PLACEMENT, _P.EXPORT_REGISTER),
        **_each(_PLACED, _P.SEE_COSTS, _P.PROPOSE_FUNDING, _P.AGREE_FUNDING),
        **_each(_SERVICE, _P.EDIT_FRAMEWORK, _P.SEE_SPEND, _P.SET_BUDGET),
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.KEEP_DRAFTS),
        **_each(_SERVICE, _P.SEE_DASHBOARD, _P.SEE_FIGURES, _P.SEE_PROGRAMMES),
        **_each(_SERVICE, _P.SEE_BOARD_REPORTS, _P.SEE_RESTRICTED_REPORTS, _P.APPROVE_BOARD_REPORT),
    },
    Role.CHC_NURSE: {
        **_each(_FUNDED, _P.SEE_PEOPLE, _P.SEE_NAMES, _P.SEE_NHS_NUMBER, _P.SEE_ADDRESS, _P.SEE_PLACEMENTS),
        **_each(_FUNDED, _P.SEE_CONTACTS, _P.SEE_REVIEWS, _P.READ_REVIEW, _P.SEE_TIMELINE, _P.SEE_COSTS),
        **_each(_FUNDED, _P.SEE_HEALTH, _P.SEE_WHO_LOOKED, _P.EXPORT_REGISTER),
        **_each(_FUNDED, _P.SEE_CHC, _P.RECORD_CHC, _P.SEE_TRANSITION),
        **_each(_FUNDED, _P.SEE_RIGHTS, _P.SEE_AUTHORISED_UNTIL),
        **_each(_FUNDED, _P.SEE_SAFEGUARDING, _P.RECORD_SAFEGUARDING),
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.KEEP_DRAFTS),
        **_each(_SERVICE, _P.SEE_NOTICES, _P.ACKNOWLEDGE_NOTICE, _P.SEE_SERVICES),
    },
    Role.HOST_OFFICER: {
        **_each(_HOSTED, _P.SEE_PEOPLE, _P.SEE_NAMES, _P.SEE_ADDRESS, _P.SEE_PLACEMENTS),
        **_each(_HOSTED, _P.SEE_CONTACTS, _P.SEE_REVIEWS, _P.SEE_TIMELINE, _P.SEE_AUTHORISED_UNTIL),
        # the duty to enquire is the host's (Care Act 2014 s42)
        **_each(_HOSTED, _P.SEE_SAFEGUARDING, _P.RECORD_SAFEGUARDING, _P.CLOSE_SAFEGUARDING),
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.KEEP_DRAFTS),
        **_each(_SERVICE, _P.SEE_NOTICES, _P.ACKNOWLEDGE_NOTICE, _P.RECORD_PROVIDER_EVENT),
        **_each(_SERVICE, _P.SEE_SERVICES, _P.EDIT_SERVICE),
    },
    Role.BOARD_MEMBER: {
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.SEE_BOARD_REPORTS),
    },
    Role.AUDITOR: {
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.SEE_AUDIT_TRAIL, _P.SEE_STAFF),
        **_each(_SERVICE, _P.SEE_BOARD_REPORTS, _P.SEE_RESTRICTED_REPORTS),
    },
    Role.ADMINISTRATOR: {
        **_each(_SERVICE, _P.SEE_MY_DAY, _P.SEE_STAFF, _P.MANAGE_STAFF, _P.SEE_CADENCE, _P.CHANGE_CADENCE),
    },
}


def links_granted(role: str, permission: Permission) -> frozenset[Link]:
    """The links for which a role grants a permission; empty when it grants nothing."""
    return GRANTS[Role(role)].get(permission, frozenset())


def roles_granting(permission: Permission) -> list[Role]:
    """The roles that grant a permission, for any link."""
    return [role for role in Role if links_granted(role, permission)]
