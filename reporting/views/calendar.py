"""The calendar: a month of what is planned and due, on a page; and the same for a calendar program."""

from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.generic import TemplateView

from accounts import audit
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from linkworker.periods import Month
from linkworker.refusals import Refusal
from reporting import actions
from reporting.exports import calendar_feed
from reporting.forms import RenewCalendarFeedForm
from reporting.queries import calendar

WHOSE = (("mine", "Mine"), ("team", "My team’s"))
SECONDS_TO_WAIT = 3600
MOST_A_DAY = 6  # entries of a day in the month; the rest is on the day's own page


class Calendar(GatedView, TemplateView):
    """One month, or one day of it: contacts planned, reviews due, what is promised by a day. One's own, or the
    team's.
    """

    permission = Permission.SEE_CALENDAR
    template_name = "reporting/calendar.html"

    def opened(self):
        """Everybody the page names goes into the trail."""
        self.day = self.asked_day()
        self.month = Month.of(self.day) if self.day else self.asked()
        self.team = self.request.GET.get("whose") == "team"
        days = {"since": self.month.first_day, "until": self.month.last_day}
        if self.day:
            days = {"since": self.day, "until": self.day}
        self.entries = calendar.entries(self.request.user, on=self.today, team=self.team, **days)
        self.days = list(self.drawn())
        people = sorted({entry.person_uid for day in self.days for entry in day["entries"]})
        if people:
            audit.listed(by=self.request.user, kind="calendar", people=people, month=str(self.month))

    def asked(self):
        """The month of the address, or this one."""
        try:
            return Month.parse(self.request.GET.get("month", ""))
        except ValueError:
            return Month.of(self.today)

    def asked_day(self):
        """The one day the address asks for; None for the month."""
        try:
            day = date.fromisoformat(self.request.GET.get("day", ""))
            return day if Month.parse(str(Month.of(day))) else None
        except ValueError:
            return None

    def get_context_data(self, **context):
        """Adds the days of the month with what stands on each, and the way to other months."""
        chosen = self.chosen()
        return super().get_context_data(
            **context,
            month=self.month,
            days=self.days,
            one_day=self.day,
            before=() if self.day else range(self.month.first_day.weekday()),
            after=() if self.day else range(6 - self.month.last_day.weekday()),
            total=len(self.entries),
            team=self.team,
            today=self.today,
            whose=[
                {"words": words, "url": self.at(self.month, key, self.day), "here": key == chosen}
                for key, words in WHOSE
            ],
            earlier={"month": self.month.previous(), "url": self.at(self.month.previous(), chosen)},
            later={"month": self.month.next(), "url": self.at(self.month.next(), chosen)},
            this_month="" if self.today in self.month else self.at(Month.of(self.today), chosen),
            whole_month=self.at(self.month, chosen) if self.day else "",
        )

    def drawn(self):
        """Each day of the month with its first entries, or the one day asked for with all of them."""
        on = {day: list(some) for day, some in groupby(self.entries, key=attrgetter("on"))}
        if self.day:
            yield self.told(self.day, on.get(self.day, []), "")
            return
        for number in range(self.month.days.length):
            day = self.month.first_day + timedelta(days=number)
            found = on.get(day, [])
            shown = found if len(found) <= MOST_A_DAY + 1 else found[:MOST_A_DAY]
            yield self.told(day, shown, self.at(self.month, self.chosen(), day), len(found) - len(shown))

    def told(self, day, entries, url, more=0):
        """A day as the page has it; `more` entries stand at `url`."""
        return {"day": day, "today": day == self.today, "entries": entries, "url": url, "more": more}

    def chosen(self):
        """Whose calendar it is."""
        return "team" if self.team else "mine"

    def at(self, month, whose, day=None):
        """The address of a month, or of a day of it."""
        asked = (f"?day={day}" if day else f"?month={month}") + ("&whose=team" if whose == "team" else "")
        return reverse("reporting:calendar") + asked


@method_decorator(login_not_required, name="dispatch")
class CalendarFeed(View):
    """One's own days for a calendar program, at a secret address. Nobody signs in; an address that is no longer
    good answers 404, as one that never was.
    """

    http_method_names = ("get", "head")

    def get(self, request, secret):
        """The calendar, or 404; 429 to a program that asks more than it needs."""
        try:
            read = actions.read_calendar_feed(secret=secret, today=timezone.localdate(), now=timezone.now())
        except Refusal as refusal:
            return self.private(
                HttpResponse(refusal.message, status=429, content_type="text/plain; charset=utf-8"),
                {"Retry-After": SECONDS_TO_WAIT},
            )
        if read is None:
            raise Http404
        content = calendar_feed.as_ics(read.entries, site=settings.SITE_URL)
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        return self.private(answer, {"Content-Disposition": 'inline; filename="link-worker.ics"'})

    def private(self, answer, headers):
        """No cache keeps it, no page learns the address from a link in it, no search engine lists it."""
        told = {
            "Cache-Control": "private, no-store",
            "Referrer-Policy": "no-referrer",
            "X-Robots-Tag": "noindex, nofollow",
        }
        for name, value in (told | headers).items():
            answer[name] = value
        return answer


class RenewCalendarFeed(DeedView):
    """Make an address for one's calendar program. The one before stops; this one is shown once."""

    permission = Permission.SEE_CALENDAR
    template_name = "reporting/renew_calendar_feed.html"
    form_class = RenewCalendarFeedForm
    heading = "Make a calendar address"

    def get_context_data(self, **context):
        """Adds the words of the button and the way back."""
        return super().get_context_data(**context) | {
            "submit_text": "Make the address",
            "cancel_url": reverse("reporting:account"),
        }

    def form_valid(self, form):
        """The address stands on this one page and nowhere else: no message, no redirect could carry it safely."""
        try:
            address = actions.renew_calendar_feed(by=self.request.user, now=timezone.now(), **form.answers)
        except Refusal as refusal:
            self.refused(form, refusal)
            return self.form_invalid(form)
        url = settings.SITE_URL + reverse("reporting:calendar-feed", args=[address.secret])
        return render(self.request, "reporting/calendar_feed_made.html", {"address": url})


class StopCalendarFeed(DeedView):
    """Stop the address at once."""

    permission = Permission.SEE_CALENDAR
    template_name = "reporting/stop_calendar_feed.html"
    heading = "Stop your calendar address"
    heard = "Your calendar address is stopped. A program that still asks gets nothing."

    def get_context_data(self, **context):
        """Adds what comes of it."""
        return super().get_context_data(**context) | {
            "consequence": "Your calendar program is told nothing from now on. You can make a new address at any time.",
            "submit_text": "Stop the address",
            "dangerous": True,
            "cancel_url": self.onward(None),
        }

    def act(self, answers):
        """Stop it."""
        return actions.stop_calendar_feed(by=self.request.user, now=timezone.now())

    def onward(self, done):
        """One's account."""
        return reverse("reporting:account")
