"""Logging a contact: from a person's page, or from anywhere; about one person, or about several on one visit."""

from functools import cached_property

from django.conf import settings
from django.contrib import messages
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone

from accounts import audit
from accounts.roles import Permission
from casework import actions, policies, queries
from casework.actions.refusals import SomebodyOutOfReach
from casework.forms import LogContactForm, LogVisitForm
from casework.forms.set_aside import ABOUT_ONE, with_whose
from casework.rules.parts import FILES_ABOUT, OWN, written_about_alone
from casework.views import wording
from casework.views.writing import WritesContact, take_files
from linkworker.forms import key_in
from placements.policies import people_for, standing
from placements.queries.banner import current_placement
from placements.views.about_person import AboutPerson

WITH_LINES = "lines"  # a message that is drawn already (templates/components/messages.html)


class LogContact(AboutPerson, WritesContact):
    """Log a contact with the person the address names."""

    permission = Permission.LOG_CONTACT
    template_name = "casework/log_contact.html"
    current = "contacts"

    def get_form_kwargs(self):
        """Adds what is known because the person is: with whom, about what, whom to share with, when next."""
        user, person, today = self.request.user, self.person, self.today
        ours = standing(user, person, self.permission)
        among = policies.contacts_for(user)
        latest = queries.recency_by_side(person, today, among=among)
        placement = current_placement(person, today)
        return super().get_form_kwargs() | {
            "sides": queries.other_sides(person, ours, placement),
            "recency": wording.since(latest, today),
            "network": queries.network(person, placement, on=today, granted=self.granted),
            "linkable": queries.linkable(
                user, person, ours=ours.organisation, on=today, granted=self.granted
            ),
            "next_contact": queries.next_contacts(user, [person], today)[person.pk],
        }

    def get_initial(self):
        """`?like=last` starts from the kind, sides, duties and times of one's last contact with them, `?plan=` from
        the kind and the time of what was planned.
        """
        last = (
            queries.last_of(self.request.user, self.person)
            if self.request.GET.get("like") == "last"
            else None
        )
        plan = self.plan
        begun = (wording.alike(last) if last else {}) | super().get_initial()
        return begun | (wording.as_planned(plan, timezone.now()) if plan else {})

    @cached_property
    def plan(self):
        """What was planned, when the link that led here names it; a draft goes its own way."""
        key = key_in(self.request.GET.get("plan"))
        asked = key is not None and self.draft is None
        return queries.plan_to_log(self.request.user, self.person, key) if asked else None

    def drafts(self, key):
        """Only drafts about this person."""
        return queries.draft_of(self.request.user, key, about=self.person)

    def get_context_data(self, **context):
        """Adds the contacts logged before, to stand beside the form."""
        previous = queries.previous(self.request.user, self.person)
        return super().get_context_data(**context, previous=previous, plan=self.plan)


class LogContactForAnyone(WritesContact):
    """Log a contact from anywhere: the person is chosen in the form, or several people for one visit."""

    permission = Permission.LOG_CONTACT
    template_name = "casework/log_contact_for_anyone.html"
    chosen: tuple = ()
    apart: tuple = ()

    def opened(self):
        """Everybody who could be chosen is named on the page, and so in the trail."""
        people = people_for(self.request.user, self.permission).order_by("pk").values_list("uid", flat=True)
        audit.listed(by=self.request.user, kind="people to choose from", people=people)

    def post(self, request, *args, **kwargs):
        """Log it; or only choose whom the visit was to, and keep what is typed."""
        self.choose(request.POST)
        key = key_in(request.POST.get("submission"))
        missing = self.missing(request.POST)
        if missing and "X-Keep-Draft" not in request.headers:
            return self.without_the_missing(key, missing)
        if key and {"choose", "choose_home", "leave_out", "put_back", "find_home"} & request.POST.keys():
            asked = {"people": [str(person.uid) for person in self.chosen]}
            if "find_home" in request.POST:
                return self.kept_and_shown(
                    key, asked | {"home": request.POST.get("home_words", "")}, "#homes"
                )
            return self.kept_and_shown(key, asked)
        if len(self.chosen) == 1 and not request.POST.get("person"):
            request.POST = with_person(request.POST, self.chosen[0])
        return super().post(request, *args, **kwargs)

    def without_the_missing(self, key, missing):
        """Nobody is logged while somebody chosen is out of reach: the form comes back with every word of it."""
        if key:
            self.not_taken = take_files(self.request, key, self.person)
        form = self.with_refusals(self.get_form())
        said = [self.request.POST.get(f"{OWN}{uid}", "") for uid in missing]  # no question asks it
        form.refused(SomebodyOutOfReach(len(missing), said))
        return self.form_invalid(form)

    def get_form_class(self):
        """Several people have another form than one."""
        if self.request.method in ("GET", "HEAD"):
            kept = self.draft.answers if self.draft else {}
            self.chosen = self.people_of(self.request.GET.getlist("people") or kept.get("people", []))
            self.apart = self.people_apart(kept)
        elif not self.chosen:  # sent while signed out, and kept after signing in
            self.choose(self.request.POST)
        return LogVisitForm if len(self.chosen) > 1 else LogContactForm

    def choose(self, sent):
        """Whom it is about, and whom words of their own were written about that no part of the form asks for."""
        self.chosen = self.people_chosen(sent)
        sent = self.request.POST = with_whose(sent, [person.uid.hex for person in self.chosen])
        if (
            ABOUT_ONE in sent
            and FILES_ABOUT not in sent
            and queries.files_of_form(self.request.user, self.key)
        ):
            sent[FILES_ABOUT] = sent[ABOUT_ONE]
        self.apart = self.people_apart(dict(sent.lists()))
        if self.apart and not self.chosen:  # one was left of several
            self.chosen = self.people_of([sent.get("person")])

    def people_apart(self, answers):
        """Those somebody may write about, of whom words were typed while they were one of several."""
        parts = {person.uid.hex for person in self.chosen} if len(self.chosen) > 1 else set()
        return self.people_of([uid for uid in written_about_alone(answers) if uid not in parts])

    def missing(self, sent):
        """Whom it was sent for, or words were written about, and who is out of reach now."""
        left_out = key_in(sent.get("leave_out"))
        asked = [uid for uid in uids_in(sent) if left_out is None or uid != left_out.hex]
        reached = {person.uid.hex for person in (*self.chosen, *self.apart)}
        asked += written_about_alone(dict(sent.lists()))
        return [uid for uid in dict.fromkeys(asked) if uid not in reached]

    def people_chosen(self, sent):
        """Everybody the form names: ticked, chosen before, put back, in the list, or at a home chosen whole."""
        home = key_in(sent.get("choose_home"))
        housemates = queries.housemates(self.request.user, home, self.today) if home else []
        uids = [*sent.getlist("people"), *sent.getlist("put_back"), *(str(one.uid) for one in housemates)]
        if uids or "choose" in sent:
            uids.append(sent.get("person"))
        return [person for person in self.people_of(uids) if str(person.uid) != sent.get("leave_out")]

    def people_of(self, typed):
        """Those somebody may write about, of what was typed or sent."""
        uids = list(dict.fromkeys(filter(None, map(key_in, typed))))
        return queries.people_to_write_about(self.request.user, uids) if uids else []

    def act(self, answers):
        """One contact, or one for each on a visit to several."""
        if "parts" not in answers:
            return super().act(answers)
        return actions.log_visit(by=self.request.user, now=timezone.now(), **answers)

    def tell(self, done):
        """What it changed; after a visit to several a line for each, with the ways to them and to the contact."""
        if not isinstance(done, list):
            return super().tell(done)
        each = [(one, wording.changes(one, queries.changed_by(self.request.user, one))) for one in done]
        said = render_to_string("casework/visited.html", {"each": each})
        return messages.success(self.request, said, extra_tags=WITH_LINES)

    def onward(self, done):
        """The log of the person; after a visit to several one's own day, because no log is for all of them."""
        if isinstance(done, list):
            return self.request.path if "another" in self.request.POST else settings.LOGIN_REDIRECT_URL
        return super().onward(done)

    def get_form_kwargs(self):
        """Adds the people somebody may write about, or those of the visit."""
        user = self.request.user
        given = super().get_form_kwargs() | {"chosen": self.chosen, "apart": self.apart}
        if len(self.chosen) > 1:
            following = queries.next_contacts(user, self.chosen, self.today)
            return given | {"several": self.chosen, "next_contacts": following}
        return given | {"people": people_for(user, self.permission)}

    def written_about(self):
        """Nobody while it holds words about several: no one's record leads to what was said of the others."""
        return None if len(self.chosen) > 1 or self.apart else super().written_about()

    def get_initial(self):
        """The one who was chosen, when it is one."""
        one = {"person": self.chosen[0].uid} if len(self.chosen) == 1 else {}
        return super().get_initial() | one

    def get_context_data(self, **context):
        """Adds whom somebody wrote about last, and who lives together."""
        context = super().get_context_data(**context)  # the form finds out who was chosen
        home_words = self.request.GET.get("home", "").replace("\x00", "").strip()[:80]
        homes, more_homes = queries.households(self.request.user, self.today, named=home_words)
        return context | {
            "several": len(self.chosen) > 1,
            "chosen": {person.pk for person in self.chosen},
            "homes": homes,
            "more_homes": more_homes,
            "home_words": home_words,
            "lately": queries.last_people(self.request.user),
        }


def uids_in(sent: QueryDict) -> list[str]:
    """The public ids of the people a visit was sent for, each once."""
    return list(dict.fromkeys(uid.hex for uid in map(key_in, sent.getlist("people")) if uid))


def with_person(sent: QueryDict, person) -> QueryDict:
    """What was sent, about the one person who was ticked."""
    said = sent.copy()
    said["person"] = str(person.uid)
    return said
