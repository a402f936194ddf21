"""The door: an email address and a password, or one click in a demonstration."""

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View

from accounts import audit, policies
from accounts.queries.staff import demonstration_accounts
from accounts.views.keeping import kept_after_signing_in
from linkworker.refusals import Refusal
from linkworker.views import CARRIED, answers_carried, long_answers

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class SignIn(LoginView):
    """Sign in by email and password. Guesses are counted in the database by django-axes.

    A form sent after its session had ended travels along, unread, and is a draft of whoever wrote it once
    they are signed in. Nobody else gets it.
    """

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **context):
        """Adds the demonstration's accounts, in demonstration mode only."""
        accounts = demonstration_accounts(timezone.localdate()) if settings.DEMONSTRATION else []
        carried = self.request.POST.get(CARRIED, "")
        return super().get_context_data(**context, demonstration_accounts=accounts, carried=carried)

    def form_valid(self, form):
        """In; then back to what was being written, if anything was."""
        answer = super().form_valid(form)
        if CARRIED not in self.request.POST or not self.request.user.is_authenticated:
            return answer
        try:
            address, answers = answers_carried(self.request.POST[CARRIED])
        except ValueError:
            return answer
        if answers.get("kept_for") != str(self.request.user.uid):
            messages.error(
                self.request, "What somebody else had written was not kept: you signed in as another."
            )
            return redirect(settings.LOGIN_REDIRECT_URL)
        return self.carry_on(address, answers) or answer

    def carry_on(self, address, answers):
        """Back to the form with everything typed; where it cannot be kept, the words to copy."""
        try:
            onward = kept_after_signing_in(self.request, address, answers)
        except (Refusal, Http404, PermissionDenied):
            onward = ""
        if onward:
            messages.info(
                self.request,
                "You are signed in again, and what you typed is here. Send it when it is complete.",
            )
            return redirect(onward)
        return render(self.request, "403_csrf.html", {"typed": long_answers(answers)})


@method_decorator(login_not_required, name="dispatch")
class SignInForDemonstration(View):
    """One click into a demonstration account. It does not exist outside demonstration mode."""

    http_method_names = ("post",)

    def post(self, request):
        """Sign in as the demonstration account named; anything else is not found."""
        if not settings.DEMONSTRATION:
            raise Http404
        today = timezone.localdate()
        chosen = [
            account.staff
            for account in demonstration_accounts(today)
            if account.staff.email == request.POST.get("email")
        ]
        if not chosen:
            raise Http404
        login(request, chosen[0], backend=BACKEND)
        audit.record(
            by=policies.as_of(chosen[0], today), verb="signed in", subject=chosen[0], demonstration=True
        )
        return redirect(settings.LOGIN_REDIRECT_URL)


@method_decorator(login_not_required, name="dispatch")
class KeepSession(View):
    """Somebody pressed "Stay signed in", is typing, or has signed in again: who they are, and a fresh token.

    401 when nobody is signed in; the token is for signing in then.
    """

    http_method_names = ("get", "head")

    def get(self, request):
        """Opening any page keeps the session; this one shows nothing of anybody."""
        signed_in = request.user.is_authenticated
        told = {
            "signed_in": signed_in,
            "staff": str(request.user.uid) if signed_in else None,
            "csrf_token": get_token(request),
        }
        return JsonResponse(told, status=200 if signed_in else 401)
