"""Whose somebody is, on which ground, and disputes about it."""

from django.db.models import TextChoices


class ResponsibilityKind(TextChoices):
    """Whose duty? The council and the board by their own rules, and apart from them who owes s117 aftercare."""

    COUNCIL = "council", "Responsible council"
    ICB = "icb", "Responsible ICB"
    S117_COUNCIL = "s117_council", "Council owing section 117 aftercare"
    S117_ICB = "s117_icb", "ICB owing section 117 aftercare"


class Basis(TextChoices):
    """Which rule made a body responsible (domain D)."""

    ORDINARY_RESIDENCE = "ordinary_residence", "Ordinary residence in the council's area"
    S39_SETTING = (
        "s39_setting",
        "Placed elsewhere in a care home, supported living or Shared Lives (Care Act s39)",
    )
    S39_HOSPITAL = "s39_hospital", "In hospital: ordinary residence as before admission (Care Act s39(5))"
    CROSS_BORDER = "cross_border", "Placed in a care home in Wales, Scotland or Northern Ireland (Schedule 1)"
    S117_BEFORE_DETENTION = "s117_before_detention", "Ordinary residence immediately before detention (s117)"
    GP_REGISTRATION = "gp_registration", "GP practice where the person is registered"
    PLACING_ICB_STAYS = "placing_icb_stays", "The placing ICB stays: care home or independent hospital"
    DETENTION = "detention", "GP registration at the detention, kept until s117 discharge"
    CHILD_TO_ADULT = "child_to_adult", "Continuity from child to adult services"
    SUCCESSION = "succession", "Took over from a body that was abolished"
    AS_IMPORTED = "as_imported", "As an imported register said"
    FIRST_RECORDED = "first_recorded", "As first recorded"


class DisputeKind(TextChoices):
    """Between whom a dispute is."""

    LA_LA = "la_la", "Two councils: ordinary residence"
    LA_ICB = "la_icb", "A council and an ICB"
    ICB_ICB = "icb_icb", "Two ICBs"


class DisputeStage(TextChoices):
    """How far a dispute has gone."""

    RAISED = "raised", "Raised"
    IN_TALKS = "in_talks", "Officers are settling it"
    ESCALATED = "escalated", "With senior officers"
    REFERRED = "referred", "Referred for a decision"
