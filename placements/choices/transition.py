"""The way from 14 to 25 (domain E)."""

from django.db.models import TextChoices


class TransitionStepKind(TextChoices):
    """The milestones from 14 to 25; when each is due stands in `reference/transition_milestones.csv`."""

    EHCP_YEAR_9 = "ehcp_year_9", "Year 9 review plans for adulthood"
    ICB_NOTIFIED = "icb_notified", "ICB told by children's continuing care"
    HEALTH_CHECK = "health_check", "First yearly health check"
    SCHOOL_TRANSFER = "school_transfer", "EHC plan changed for a new school"
    COLLEGE_TRANSFER = "college_transfer", "EHC plan changed for after year 11"
    CHC_REFERRAL = "chc_referral", "Referred for CHC screening"
    CAPACITY = "capacity", "Mental Capacity Act explained and used"
    OWN_RIGHTS = "own_rights", "Own rights about the EHC plan explained"
    CHC_DECISION = "chc_decision", "CHC decided in principle"
    CARE_ACT_ASSESSMENT = "care_act_assessment", "Needs as an adult assessed (Care Act s58)"
    ADULT_FUNDING = "adult_funding", "Adult care and its funding in place"
    EHCP_ENDS = "ehcp_ends", "EHC plan ended"


class TransitionOutcome(TextChoices):
    """What was recorded of a milestone; the newest row holds."""

    DONE = "done", "Done"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    REOPENED = "reopened", "Taken back"


class EducationSetting(TextChoices):
    """Where a young person learns today."""

    MAINSTREAM = "mainstream", "Mainstream school or sixth form"
    SPECIAL_SCHOOL = "special_school", "Special school in the county"
    OUT_OF_COUNTY_SPECIAL_SCHOOL = "out_of_county_special_school", "Special school out of county"
    COLLEGE = "college", "Further education college"
    RESIDENTIAL_COLLEGE = "residential_college", "Residential college"
    APPRENTICESHIP = "apprenticeship", "Apprenticeship, internship or training"
    AT_HOME = "at_home", "Educated at home"
    NONE = "none", "Not in education"


class PlanType(TextChoices):
    """Which plan sets out the education. Individual Support Plans are proposed (SEND white paper, February 2026)."""

    EHCP = "ehcp", "Education, health and care plan (EHCP)"
    ISP = "isp", "Individual Support Plan (ISP)"
    NONE = "none", "Neither"
