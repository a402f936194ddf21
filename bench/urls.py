"""The product's addresses and one more: a page of the same site with nothing on it, the floor of every page."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from linkworker.urls import handler400, handler500
from linkworker.urls import urlpatterns as the_products

__all__ = ["handler400", "handler500", "urlpatterns"]

NOTHING = engines["django"].from_string(
    '{% extends "base.html" %}{% block content %}<h1>Nothing</h1>{% endblock %}'
)


def empty_page(request):
    """Sign-in, roles, navigation and the base template; no question to the register."""
    return HttpResponse(NOTHING.render({}, request))


urlpatterns = [*the_products, path("empty/", empty_page, name="empty")]
