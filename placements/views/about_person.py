"""What every page about one person shares: the scope, the gate for that person, the line in the trail."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts import audit
from accounts.roles import Permission
from accounts.views.gate import GatedView
from placements import policies
from placements.queries.banner import banner, lives_at
from placements.queries.transition import is_offered

SHOWN = (  # the field groups and tabs a page about a person may show; what is not granted is left out
    Permission.SEE_PEOPLE,
    Permission.SEE_NAMES,
    Permission.SEE_NHS_NUMBER,
    Permission.SEE_HEALTH,
    Permission.SEE_ADDRESS,
    Permission.SEE_PLACEMENTS,
    Permission.SEE_COSTS,
    Permission.SEE_CONTACTS,
    Permission.SHARE_CONTACTS,
    Permission.LOG_CONTACT,
    Permission.SEE_ACTIONS,
    Permission.SEE_REFERRALS,
    Permission.SEE_GOALS,
    Permission.EDIT_GOALS,
    Permission.SEE_FEEDBACK,
    Permission.RECORD_FEEDBACK,
    Permission.SEE_REVIEWS,
    Permission.READ_REVIEW,
    Permission.RECORD_REVIEW,
    Permission.HOLD_HOME_REVIEW,
    Permission.PLAN_REVIEW,
    Permission.CANCEL_REVIEW,
    Permission.SET_ASIDE,
    Permission.REQUEST_REVIEW,
    Permission.RECORD_MEDICINE,
    Permission.SEE_RIGHTS,
    Permission.RECORD_RIGHTS,
    Permission.END_RIGHTS,
    Permission.SEE_AUTHORISED_UNTIL,
    Permission.SEE_SAFEGUARDING,
    Permission.RECORD_SAFEGUARDING,
    Permission.CLOSE_SAFEGUARDING,
    Permission.SEE_TIMELINE,
    Permission.SEE_WHO_LOOKED,
    Permission.EDIT_PERSON,
    Permission.START_PLACEMENT,
    Permission.MOVE_PLACEMENT,
    Permission.END_PLACEMENT,
    Permission.PROPOSE_FUNDING,
    Permission.AGREE_FUNDING,
    Permission.SETTLE_RESPONSIBILITY,
    Permission.PROPOSE_PLACEMENT,
    Permission.AGREE_PLACEMENT,
    Permission.PLAN_RETURN,
    Permission.SEE_CHC,
    Permission.RECORD_CHC,
    Permission.SEE_TRANSITION,
    Permission.EDIT_TRANSITION,
    Permission.PROPOSE_MERGE,
    Permission.SEND_NOTICE,
    Permission.PREPARE_HANDOVER,
)

TABS = (  # the tabs of a person, each a page of its own package: key, words, page, permission
    ("summary", "Summary", "placements:person", Permission.SEE_PEOPLE),
    ("circle", "Circle of support", "placements:circle", Permission.SEE_NAMES),
    ("placements", "Placements", "placements:placements", Permission.SEE_PLACEMENTS),
    ("notices", "Notices", "placements:person-notices", Permission.SEE_PLACEMENTS),
    ("contacts", "Contacts", "casework:contacts", Permission.SEE_CONTACTS),
    ("actions", "Actions", "casework:actions", Permission.SEE_ACTIONS),
    ("referrals", "Referrals", "casework:person-referrals", Permission.SEE_REFERRALS),
    ("goals", "Goals", "casework:goals", Permission.SEE_GOALS),
    ("reviews", "Reviews", "reviews:reviews", Permission.SEE_REVIEWS),
    ("rights", "Rights", "reviews:rights", Permission.SEE_RIGHTS),
    ("safety", "Safety", "reviews:safety", Permission.SEE_SAFEGUARDING),
    ("money", "Money", "placements:person-money", Permission.SEE_COSTS),
    ("chc", "CHC", "placements:chc", Permission.SEE_CHC),
    ("transition", "Transition", "placements:transition", Permission.SEE_TRANSITION),
    ("timeline", "Timeline", "reviews:timeline", Permission.SEE_TIMELINE),
    ("responsibility", "Whose", "placements:responsibility", Permission.SEE_PLACEMENTS),
    ("trail", "Who looked", "placements:person-trail", Permission.SEE_WHO_LOOKED),
)
OFFERED = {"transition": is_offered}  # tabs only some people have: key, and a test of the person on a day


class AboutPerson(GatedView):
    """A page about the person named in the address by `uid`.

    404 when out of scope, 403 when the role does not do this deed for this person; an opened page
    writes a line before anything is shown. Templates extend `placements/person_base.html` and get
    `person`, `banner` (what may be shown of who this is: use `banner.name`, never the person's own name),
    `granted` (the permissions that reach this person, as words), `tabs`, `here` (the words of the open one)
    and `today`. `current` is the key of the tab the page belongs to.
    """

    current = ""

    def scope(self):
        """The person, among those somebody may know of, with the bodies the banner names."""
        self.take(self.kwargs["uid"])

    def take(self, uid):
        """Fetch one person by their uid, or answer 404, and find out what is granted for them."""
        people = policies.one_of_people_for(self.request.user).select_related(
            "responsible_council", "responsible_icb", "link_worker"
        )
        self.person = get_object_or_404(people, uid=uid)
        self.granted = policies.granted(self.request.user, self.person, self.permission, *SHOWN)

    def may(self):
        """The page's own permission must reach this very person."""
        return self.permission in self.granted

    def opened(self):
        """Reading a person's record writes a line."""
        audit.looked_at(
            by=self.request.user,
            subject=self.person,
            person=self.person,
            page=self.request.resolver_match.view_name,
        )

    def offers(self, key):
        """Has this person a tab? The one they are on always stands."""
        return key not in OFFERED or key == self.current or OFFERED[key](self.person, self.today)

    def quick_deed(self):
        """At the top of the page a contact is logged with this very person, where that is granted."""
        if Permission.LOG_CONTACT not in self.granted:
            return {}
        address = reverse("casework:log-contact", args=[self.person.uid])
        return {"quick_deed": {"label": "Log a contact", "address": address}}

    def get_context_data(self, **context):
        """Adds what every page about a person is given."""
        tabs = [
            {"label": label, "page": page, "current": key == self.current}
            for key, label, page, permission in TABS
            if permission in self.granted and self.offers(key)
        ]
        return super().get_context_data(
            **self.quick_deed(),
            **context,
            person=self.person,
            banner=banner(self.person, staff=self.request.user, on=self.today, granted=self.granted),
            tabs=tabs,
            here=next((tab["label"] for tab in tabs if tab["current"]), ""),
            granted={permission.value for permission in self.granted},
            current=self.current,
            today=self.today,
        )


class AboutPlacement(AboutPerson):
    """A page about one placement, named in the address by `uid`: the same scope, gate and trail."""

    current = "summary"

    def scope(self):
        """The placement, among those of people somebody may know of."""
        self.take_placement(self.kwargs["uid"])

    def take_placement(self, uid):
        """Fetch one placement and its person, or answer 404."""
        placements = policies.placements_for(self.request.user).select_related(
            "person", "home__host_council", "home__provider", "home__setting_type"
        )
        self.placement = get_object_or_404(placements, uid=uid)
        self.take(self.placement.person.uid)

    def get_context_data(self, **context):
        """Adds the placement and where it is."""
        address = Permission.SEE_ADDRESS in self.granted
        return super().get_context_data(
            **context, placement=self.placement, lives_at=lives_at(self.placement.home, address=address)
        )
