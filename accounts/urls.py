"""At which address does one sign in, and who sees whom?"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from accounts.roles import Permission
from accounts.views import cover, memberships, sign_in, staff
from linkworker.context import NavigationLink

STAFF = NavigationLink("Staff", "accounts:staff", Permission.SEE_STAFF)

own_pages = [
    path("session/", sign_in.KeepSession.as_view(), name="keep-session"),
    path(
        "sign-in/demonstration/", sign_in.SignInForDemonstration.as_view(), name="sign-in-for-demonstration"
    ),
    path("staff/", staff.StaffList.as_view(), name="staff"),
    path("staff/new/", staff.AddStaff.as_view(), name="add-staff"),
    path("staff/<uuid:uid>/roles/new/", memberships.GiveRole.as_view(), name="give-role"),
    path("memberships/<uuid:uid>/ending/", memberships.EndMembership.as_view(), name="end-membership"),
    path("staff/<uuid:uid>/may-sign-in/", staff.SetMaySignIn.as_view(), name="set-may-sign-in"),
    path("cover/", cover.Covers.as_view(), name="covers"),
    path("cover/new/", cover.ArrangeCover.as_view(), name="arrange-cover"),
    path("cover/<uuid:uid>/end/", cover.EndCover.as_view(), name="end-cover"),
]

# The names are allauth's own: it finds its pages by them.
urlpatterns = [
    path("sign-in/", sign_in.SignIn.as_view(), name="account_login"),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("password/", allauth_views.password_change, name="account_change_password"),
    path("password/new/", allauth_views.password_set, name="account_set_password"),
    path("password/forgotten/", allauth_views.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(  # the key has hyphens of its own: the account is what stands before the first
        r"^password/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/forgotten/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("", include((own_pages, "accounts"))),
]
