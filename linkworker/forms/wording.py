"""Error messages in GOV.UK words, made from what the field is about."""

from django.utils.text import capfirst


class Worded:
    """A field that knows its `subject` ("the date the placement ended") and words its own errors.

    Without a subject the label is used as it stands.
    """

    default_subject = ""
    required_verb = "Enter"

    def __init__(self, *args, subject: str = "", **kwargs):
        label = str(kwargs.get("label") or "")
        self.subject = (
            subject or self.default_subject or (label.rstrip("?")[:1].lower() + label.rstrip("?")[1:])
        )
        messages = {"required": f"{self.required_verb} {self.subject or 'an answer'}"}
        kwargs["error_messages"] = messages | (kwargs.get("error_messages") or {})
        super().__init__(*args, **kwargs)

    @property
    def sentence_subject(self) -> str:
        """The subject at the start of a sentence."""
        return capfirst(self.subject or "this answer")
