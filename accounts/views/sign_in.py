"""The door: an email address and a password, or one click in a demonstration."""

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View

from accounts import audit, policies
from accounts.queries.staff import demonstration_accounts

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class SignIn(LoginView):
    """Sign in by email and password. Guesses are counted in the database by django-axes."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **context):
        """Adds the demonstration's accounts, in demonstration mode only."""
        accounts = demonstration_accounts(timezone.localdate()) if settings.DEMONSTRATION else []
        return super().get_context_data(**context, demonstration_accounts=accounts)


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
    """Somebody pressed "Stay signed in": 204 when they still are, 401 when it is too late."""

    http_method_names = ("get", "head")

    def get(self, request):
        """Opening any page keeps the session; this one shows nothing."""
        if request.user.is_authenticated:
            return HttpResponse(status=204)
        return JsonResponse({"signed_in": False}, status=401)
