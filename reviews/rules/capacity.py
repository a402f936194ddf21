"""When a finding about capacity is whole (Mental Capacity Act 2005 ss1-3, domain C2).

It is about one decision at one time: somebody is taken to be able to decide until it is shown otherwise, and
nothing here says anything of a person as such. Pure: answers and days in, sentences out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

FROM_AGE = 16  # the Act applies from this birthday
CAN, CANNOT, FLUCTUATES = "can", "cannot", "fluctuates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one decision. None is not recorded, which shows nothing either way."""

    conclusion: str
    understands: bool | None = None
    retains: bool | None = None
    weighs: bool | None = None
    communicates: bool | None = None
    support_given: str = ""
    causal_link: str = ""

    @property
    def unable(self) -> bool:
        """One of the four is enough (s3(1))."""
        return False in (self.understands, self.retains, self.weighs, self.communicates)


def faults(finding: Finding, *, assessed_on: date, turns_16_on: date, look_again_on: date | None) -> Iterator:
    """(question, what to do) for everything that keeps this from being a whole finding."""
    if assessed_on < turns_16_on:
        yield (
            "assessed_on",
            "The Mental Capacity Act applies from the 16th birthday. Choose a day from then on",
        )
    if finding.conclusion == CAN and finding.unable:
        yield (
            "conclusion",
            "Somebody who cannot do one of the four cannot make this decision. Change the answer, or the conclusion",
        )
    if finding.conclusion == CANNOT:
        yield from _cannot(finding)
    if finding.conclusion == FLUCTUATES and look_again_on is None:
        yield "look_again_on", "Enter the day to look again: the decision waits until then"
    if look_again_on is not None and look_again_on <= assessed_on:
        yield "look_again_on", "The day to look again must be after the day of this assessment"


def _cannot(finding: Finding):
    if not finding.unable:
        yield (
            "conclusion",
            "Somebody is taken to be able to decide. To conclude that they cannot, say which of the four they could "
            "not do",
        )
    if not finding.support_given.strip():
        yield "support_given", "Enter the support given to help them decide"
    if not finding.causal_link.strip():
        yield "causal_link", "Enter what in their mind or brain causes this, and how"
