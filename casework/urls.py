"""At which address is what of casework?"""

from django.urls import path

from casework.views import actions, contacts, drafts, log

app_name = "casework"

urlpatterns = [
    path("people/<uuid:uid>/contacts/", log.Contacts.as_view(), name="contacts"),
    path("people/<uuid:uid>/contacts/new/", contacts.LogContact.as_view(), name="log-contact"),
    path("contacts/new/", contacts.LogContactForAnyone.as_view(), name="log-contact-anyone"),
    path("contacts/<uuid:uid>/", log.ContactPage.as_view(), name="contact"),
    path("contacts/<uuid:uid>/amendments/new/", log.AmendContact.as_view(), name="amend-contact"),
    path("contacts/<uuid:uid>/withdrawal/", log.WithdrawContact.as_view(), name="withdraw-contact"),
    path("drafts/", drafts.Drafts.as_view(), name="drafts"),
    path("drafts/save/", drafts.SaveDraft.as_view(), name="save-draft"),
    path("drafts/<uuid:uid>/discard/", drafts.DiscardDraft.as_view(), name="discard-draft"),
    path("people/<uuid:uid>/actions/", actions.Actions.as_view(), name="actions"),
    path("people/<uuid:uid>/actions/new/", actions.AddAction.as_view(), name="add-action"),
    path("actions/<uuid:uid>/completion/", actions.CompleteAction.as_view(), name="complete-action"),
]
