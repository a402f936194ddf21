"""What every page is given: where it is and who may go where."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class NavigationLink:
    """A word in the top navigation, its page's name, and the permission it needs ("" is everyone's).

    Each package declares its own in its urls module; NAVIGATION in the settings names them in order.
    """

    label: str
    url_name: str
    permission: str = ""


def navigation(request) -> list[dict]:
    """The links this person may open, each with its address and whether it is the page (or part) they are on.

    Signed out there are none. Permissions are asked of `request.allowed(permission)`, which the sign-in
    middleware sets; while it is absent only links that need no permission show.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    allowed = getattr(request, "allowed", None)
    links = []
    for row in map(import_string, settings.NAVIGATION):
        if row.permission and not (allowed and allowed(row.permission)):
            continue
        address = reverse(row.url_name)
        here = request.path == address or (address != "/" and request.path.startswith(address))
        links.append({"label": row.label, "address": address, "current": here})
    return links


def quick_deed(request) -> dict | None:
    """The deed offered at the top of every page, as a link; None for whoever may not do it."""
    allowed = getattr(request, "allowed", None)
    if allowed is None or not settings.QUICK_DEED:
        return None
    row = import_string(settings.QUICK_DEED)
    return {"label": row.label, "address": reverse(row.url_name)} if allowed(row.permission) else None


def site(request) -> dict:
    """The demonstration flag, the navigation of the person signed in, and how long an idle session lasts."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    idle_seconds = getattr(settings, "SESSION_IDLE_SECONDS", 0) if signed_in else 0
    return {
        "demonstration": getattr(settings, "DEMONSTRATION", False),
        "navigation": navigation(request),
        "quick_deed": quick_deed(request),
        "idle_seconds": idle_seconds,
        "idle_minutes": idle_seconds // 60,
    }
