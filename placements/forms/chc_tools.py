"""The Decision Support Tool: a level a domain, four texts, the team, the recommendation."""

from collections.abc import Sequence

from django import forms

from linkworker.forms import LongTextField, Radios, SentOnceForm, TextField, TypedDateField
from placements.actions.chc_tools import TeamMember
from placements.choices import Profession
from placements.forms.chc import TODAY, DomainRows
from placements.models.chc_tools import RECOMMENDATIONS
from placements.rules.chc import LEVEL_WORDS

MOST_MEMBERS = 6
LONGEST_TEXT = 5_000
TEXTS = {
    "nature": ("Nature", "What the needs are, and what they do to the person"),
    "intensity": ("Intensity", "How much care they take, and how often"),
    "complexity": ("Complexity", "How the needs work on each other"),
    "unpredictability": (
        "Unpredictability",
        "How they change, and what happens when nobody is there in time",
    ),
}


class RecordDecisionSupportToolForm(DomainRows, SentOnceForm):
    """What the team found. The form counts nothing and decides nothing."""

    submit_text = "Record this Decision Support Tool"

    completed_on = TypedDateField(
        label="On which day was it completed?",
        subject="the day the tool was completed",
        help_text=TODAY,
        future=False,
    )
    recommendation = forms.ChoiceField(
        label="What does the team recommend?",
        choices=RECOMMENDATIONS,
        widget=Radios,
        error_messages={"required": "Select what the team recommends"},
    )

    def __init__(self, *args, asked: Sequence, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_domains(asked, lambda domain: [(letter, LEVEL_WORDS[letter]) for letter in domain.levels])
        for name, (label, hint) in TEXTS.items():
            self.fields[name] = LongTextField(
                label=label, subject=label.lower(), help_text=hint, rows=4, max_length=LONGEST_TEXT
            )
        for number in range(MOST_MEMBERS):
            nth = f"member {number + 1} of the team"
            name = TextField(label="Name", subject=f"the name of {nth}", max_length=120, required=False)
            profession = forms.ChoiceField(
                label="What are they?", choices=[("", ""), *Profession.choices], required=False
            )
            for part, field in (("name", name), ("profession", profession)):
                field.marked_optional = False
                self.fields[f"member_{number}_{part}"] = field

    @property
    def texts(self):
        """The four questions in words, for the page."""
        return [self[name] for name in TEXTS]

    @property
    def team(self):
        """The rows of the team, for the page."""
        return [(self[f"member_{n}_name"], self[f"member_{n}_profession"]) for n in range(MOST_MEMBERS)]

    def clean(self):
        """Refuse rows of the team that are half filled in."""
        cleaned = super().clean()
        for number in range(MOST_MEMBERS):
            name, profession = (
                cleaned.get(f"member_{number}_name"),
                cleaned.get(f"member_{number}_profession"),
            )
            if profession and not name and f"member_{number}_name" not in self.errors:
                self.add_error(f"member_{number}_name", f"Enter the name of member {number + 1} of the team")
            if name and not profession and f"member_{number}_profession" not in self.errors:
                self.add_error(
                    f"member_{number}_profession", f"Select what member {number + 1} of the team is"
                )
        return cleaned

    @property
    def answers(self) -> dict:
        """The levels as one answer, and the team without its empty rows."""
        said = self.other_answers()
        rows = [
            (said.pop(f"member_{n}_name"), said.pop(f"member_{n}_profession")) for n in range(MOST_MEMBERS)
        ]
        members = [TeamMember(name, profession) for name, profession in rows if name]
        return {**said, "levels": self.letters(), "members": members}
