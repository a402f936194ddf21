"""A deed that shows what it would do before it does it: check, then send."""

from accounts.views.deeds import DeedView
from linkworker.refusals import Refusal

STEPS = ("csrfmiddlewaretoken", "checked", "change")


class CheckedDeed(DeedView):
    """The first time the answers come back worked out; sent from there, the deed is done.

    Everything typed travels along, so changing one answer loses none. Templates are given `worked`, which is
    None on the form, and `sent`, the answers to send again.
    """

    worked = None

    def form_valid(self, form):
        """Work it out and show it, unless that is done."""
        if "change" in self.request.POST:
            return self.form_invalid(form)
        if "checked" in self.request.POST:
            return super().form_valid(form)
        try:
            self.worked = self.work_out(form.answers)
        except Refusal as refusal:
            self.refused(form, refusal)
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form))

    def work_out(self, answers: dict):
        """What the deed would do; raises what it would refuse."""
        raise NotImplementedError

    def get_context_data(self, **context):
        """Adds what was worked out."""
        sent = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in STEPS
            for value in values
        ]
        return super().get_context_data(**context) | {"worked": self.worked, "sent": sent}
