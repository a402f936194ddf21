"""What is asked of somebody about their own day."""

from linkworker.forms import SentOnceForm


class RenewCalendarFeedForm(SentOnceForm):
    """Nothing but: are you sure?"""

    submit_text = "Make the address"
