"""What people think: asked, given on a phone, typed in from paper, or declined."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from accounts.views.deeds import ButtonDeed, DeedView
from accounts.views.gate import GatedView
from casework import actions, queries
from casework.choices import AskedIn, Face
from casework.forms import ConfirmFeedbackForm, FeedbackCodeForm, GiveFeedbackForm, TypeFeedbackForm
from placements.policies import granted
from placements.views.about_person import SHOWN, AboutPerson


class Feedback(AboutPerson, TemplateView):
    """What one person thought each time, who is still to answer, and when they did not want to."""

    permission = Permission.SEE_FEEDBACK
    template_name = "casework/feedback.html"
    current = "goals"

    def get_context_data(self, **context):
        """Adds the answers and the sheets that are out."""
        user = self.request.user
        return super().get_context_data(
            **context,
            answers=queries.answers_of(user, self.person),
            unanswered=queries.unanswered(user, self.person, self.today),
            declined=queries.declined(user, self.person),
        )


class AskForFeedback(AboutPerson, ButtonDeed):
    """Make a code, good for one answer on paper or on a phone."""

    permission = Permission.RECORD_FEEDBACK

    def act(self):
        """Ask; twice on one day is once."""
        return actions.ask_for_feedback(by=self.request.user, person=self.person, today=self.today)

    def said(self, done):
        """The code, and both ways."""
        return f"Code {done} is ready. Print the sheet, or hand over the phone."

    def onward(self, done):
        """Where both ways stand."""
        return reverse("casework:feedback", args=[self.person.uid])


class AboutRequest(AboutPerson):
    """A page about one time somebody is asked, named in the address by `uid`, and so about the person."""

    permission = Permission.RECORD_FEEDBACK
    current = "goals"

    def scope(self):
        """Among those somebody may record."""
        self.asked = get_object_or_404(queries.request_for(self.request.user), uid=self.kwargs["uid"])
        self.person = self.asked.person
        self.granted = granted(self.request.user, self.person, self.permission, *SHOWN)
        self.answer_given = getattr(self.asked, "answer", None)

    def onward(self, done):
        """What this person thought each time."""
        return reverse("casework:feedback", args=[self.person.uid])

    def get_context_data(self, **context):
        """Adds what was asked."""
        return super().get_context_data(**context) | {"asked": self.asked, "cancel_url": self.onward(None)}


class FeedbackSheet(AboutRequest, TemplateView):
    """One side of A4 to fill in with a pen."""

    template_name = "casework/feedback_sheet.html"

    def get_context_data(self, **context):
        """Adds the questions and the faces."""
        return super().get_context_data(
            **context,
            questions=queries.questions_of(AskedIn.FEEDBACK, self.asked.asked_on),
            faces=Face.choices,
        )


class AnswerDeed(AboutRequest, DeedView):
    """Both ways to answer ask the same questions."""

    def get_form_kwargs(self):
        """Adds the questions as they were when the person was asked."""
        questions = queries.questions_of(AskedIn.FEEDBACK, self.asked.asked_on)
        return super().get_form_kwargs() | {"questions": questions}


class TypeFeedback(AnswerDeed):
    """Type in a sheet that came back."""

    keeps_draft = True
    template_name = "casework/type_feedback.html"
    form_class = TypeFeedbackForm
    heading = "Type in the sheet"
    heard = "The answers are kept."

    def act(self, answers):
        """Keep what stands on the sheet."""
        return actions.type_feedback(by=self.request.user, request=self.asked, today=self.today, **answers)


class GiveFeedback(AnswerDeed):
    """The person holds the phone: big faces, and no way into the case system."""

    template_name = "casework/give_feedback.html"
    form_class = GiveFeedbackForm
    heading = "What do you think?"
    heard = ""

    def get(self, request, *args, **kwargs):
        """The questions; once they are answered, who answered is confirmed."""
        if self.answer_given is not None:
            return redirect(self.onward(self.answer_given))
        return super().get(request, *args, **kwargs)

    def act(self, answers):
        """Keep them at once: a phone may be put down."""
        return actions.give_feedback(by=self.request.user, request=self.asked, today=self.today, **answers)

    def said(self, done):
        """Read by the worker, once they have the phone again."""
        return "The answers are kept."

    def onward(self, done):
        """Thank you, and the phone goes back; a change of mind leads to the list."""
        page = "casework:feedback" if done is None else "casework:confirm-feedback"
        return reverse(page, args=[self.person.uid if done is None else self.asked.uid])


class ConfirmFeedback(AboutRequest, DeedView):
    """The phone is handed back: the worker says who answered."""

    template_name = "casework/confirm_feedback.html"
    form_class = ConfirmFeedbackForm
    heading = "Thank you"
    heard = "Who answered is kept."

    def get(self, request, *args, **kwargs):
        """Only for an answer from a phone of which nobody has said who gave it."""
        if self.answer_given is None or self.answer_given.by_proxy is not None:
            return redirect(self.onward(None))
        return super().get(request, *args, **kwargs)

    def act(self, answers):
        """Say it once."""
        return actions.confirm_feedback(by=self.request.user, request=self.asked, **answers)


class DeclineFeedback(AboutRequest, ButtonDeed):
    """The person does not want to answer."""

    heard = "Kept: the person did not want to answer. They were asked, and that counts."

    def act(self):
        """They were asked all the same."""
        return actions.decline_feedback(by=self.request.user, request=self.asked, today=self.today)


class EnterFeedbackCode(GatedView, TemplateView):
    """Find the sheet a code stands on. Asks only; nothing is written."""

    permission = Permission.RECORD_FEEDBACK
    template_name = "casework/enter_feedback_code.html"

    def get(self, request, *args, **kwargs):
        """The sheet's page, or the code told in words."""
        typed = request.GET if "code" in request.GET else None
        form = FeedbackCodeForm(typed, find=self.find)
        if form.is_valid():
            return redirect("casework:type-feedback", form.sheet.uid)
        return self.render_to_response(self.get_context_data(form=form))

    def find(self, typed):
        """Among the sheets somebody may type in."""
        return queries.sheet_with(self.request.user, typed, self.today)
