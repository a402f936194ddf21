"""The list of homes, one home, adding one and keeping it right."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.views.generic import TemplateView

from accounts import audit
from accounts import policies as acting
from accounts.roles import Permission
from accounts.views.deeds import DeedView
from accounts.views.gate import GatedView
from placements import policies
from placements.actions import homes as actions
from placements.forms.homes import KEPT, EditHomeForm, HomeForm
from placements.queries import home_page, inspections, nearby, options, versions
from placements.queries.search import words_of

HOMES_ON_A_PAGE = 50


class Homes(GatedView, TemplateView):
    """Every home somebody may know of."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/homes.html"

    def get_context_data(self, **context):
        """One page of the list."""
        question = words_of(self.request.GET.get("q", ""))
        listed = options.home_list(self.request.user, question)
        page = Paginator(listed, HOMES_ON_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **context,
            question=question,
            page=page,
            homes=[(home, home_page.shown_name(home)) for home in page],
            may_add=acting.allowed(self.request.user, Permission.EDIT_HOME),
            may_see_demand=all(
                acting.allowed(self.request.user, one)
                for one in (Permission.SEE_DASHBOARD, Permission.SEE_HEALTH)
            ),
            may_see_notices=acting.allowed(self.request.user, Permission.SEE_NOTICES),
        )


class AboutHome(GatedView):
    """A page about the home named in the address, within what somebody may know of."""

    def scope(self):
        """The home, or 404."""
        self.home = home_page.home_named(self.request.user, self.kwargs["uid"])


class Home(AboutHome, TemplateView):
    """Who runs it, where it lies, how it is rated, who lives there whoever placed them."""

    permission = Permission.SEE_PLACEMENTS
    template_name = "placements/home.html"

    def opened(self):
        """Reading who lives there writes a line, with the people it showed."""
        self.page = home_page.home_page(self.home, self.request.user, on=self.today)
        residents = (*self.page.living_there, *self.page.lived_there)
        audit.listed(
            by=self.request.user,
            kind="people of a home",
            people=dict.fromkeys(resident.uid for resident in residents),
            home=str(self.home.uid),
        )

    def get_context_data(self, **context):
        """Adds the page of the home, and for whoever may change it how often it was."""
        may_edit = policies.may_edit_home(self.request.user, self.home)
        return super().get_context_data(
            **context,
            home=self.home,
            page=self.page,
            may_edit=may_edit,
            may_record=policies.may_record_about(self.request.user, self.home),
            may_see_reviews=acting.allowed(self.request.user, Permission.SEE_REVIEWS),
            may_see_concerns=acting.allowed(self.request.user, Permission.SEE_SAFEGUARDING),
            withdrawable=inspections.withdrawable(self.request.user, self.home),
            changed=versions.summary_of_home(self.home) if may_edit else None,
        )


class HomeDeed(DeedView):
    """The form that adding and changing share."""

    form_class = HomeForm

    def get_form_kwargs(self):
        authorities = acting.organisations_for(self.request.user, Permission.EDIT_HOME)
        return super().get_form_kwargs() | {"authorities": authorities}

    def onward(self, done):
        return reverse("placements:home", args=[done.uid])

    def get_context_data(self, **context):
        """Adds in whose area the postcode probably lies, by the homes on record near it."""
        context = super().get_context_data(**context)
        typed = context["form"]["postcode"].value()
        besides = getattr(self, "home", None)
        near = nearby.suggestion(self.request.user, typed, besides=besides.pk if besides else None)
        return context | {"suggestion": near, "postcode": typed or ""}


class AddHome(HomeDeed):
    """Put a home on the list."""

    permission = Permission.EDIT_HOME
    template_name = "placements/add_home.html"
    heading = "Add a home"

    def get_initial(self):
        """A postcode asked about before anything is kept."""
        return {"postcode": words_of(self.request.GET.get("postcode", ""))}

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"cancel_url": reverse("placements:homes")}

    def act(self, answers):
        return actions.add_home(by=self.request.user, authority=self.authority(), today=self.today, **answers)

    def said(self, done):
        return f"{done.name} is on the list."


class EditHome(AboutHome, HomeDeed):
    """Keep what is known of a home right; a new rating stands beside the older ones."""

    permission = Permission.EDIT_HOME
    form_class = EditHomeForm
    template_name = "placements/edit_home.html"
    heading = "Change this home"
    heard = "The home is changed."

    def may(self):
        """Only the organisation on whose list it stands changes it."""
        return policies.may_edit_home(self.request.user, self.home)

    def get_initial(self):
        return {name: getattr(self.home, name) for name in KEPT}

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {
            "cancel_url": reverse("placements:home", args=[self.home.uid]),
            "changed": versions.summary_of_home(self.home),
            "home": self.home,
        }

    def act(self, answers):
        return actions.edit_home(by=self.request.user, home=self.home, today=self.today, **answers)
