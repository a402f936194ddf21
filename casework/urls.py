"""At which address is what of casework?"""

from django.urls import path

from accounts.roles import Permission
from casework.views import (
    actions,
    all_actions,
    beside,
    chases,
    contacts,
    drafts,
    escalations,
    feedback,
    goals,
    log,
    outcomes,
    own_page,
    papers,
    plans,
    promises,
    reassigning,
    referrals,
    services,
)
from linkworker.context import NavigationLink

app_name = "casework"

SERVICES = NavigationLink("Services", "casework:services", Permission.SEE_SERVICES)

ACTIONS = NavigationLink("Actions", "casework:all-actions", Permission.SEE_ACTIONS)

# Offered at the top of every page; on a person's pages it leads to that person (QUICK_DEED in the settings).
LOG_A_CONTACT = NavigationLink("Log a contact", "casework:log-contact-anyone", Permission.LOG_CONTACT)

urlpatterns = [
    path("people/<uuid:uid>/contacts/", log.Contacts.as_view(), name="contacts"),
    path("people/<uuid:uid>/contacts/new/", contacts.LogContact.as_view(), name="log-contact"),
    path("people/<uuid:uid>/contacts/print/", papers.PrintContacts.as_view(), name="print-contacts"),
    path(
        "people/<uuid:uid>/contacts/shareable/", papers.ShareableContacts.as_view(), name="shareable-contacts"
    ),
    path("contacts/new/", contacts.LogContactForAnyone.as_view(), name="log-contact-anyone"),
    path("contacts/day/", beside.DayInWords.as_view(), name="day-in-words"),
    path("contacts/files/keep/", beside.KeepFile.as_view(), name="keep-file"),
    path("contacts/files/<uuid:uid>/", beside.ContactFilePage.as_view(), name="contact-file"),
    path("contacts/<uuid:uid>/files/new/", beside.AttachFile.as_view(), name="attach-file"),
    path("contacts/<uuid:uid>/reply/", beside.ReplyToContact.as_view(), name="reply-to-contact"),
    path("contacts/<uuid:uid>/", log.ContactPage.as_view(), name="contact"),
    path("contacts/<uuid:uid>/correction/", log.CorrectContact.as_view(), name="correct-contact"),
    path("contacts/<uuid:uid>/amendments/new/", log.AmendContact.as_view(), name="amend-contact"),
    path("contacts/<uuid:uid>/withdrawal/", log.WithdrawContact.as_view(), name="withdraw-contact"),
    path("drafts/", drafts.Drafts.as_view(), name="drafts"),
    path("drafts/<uuid:uid>/discard/", drafts.DiscardDraft.as_view(), name="discard-draft"),
    path("people/<uuid:uid>/actions/", actions.Actions.as_view(), name="actions"),
    path("people/<uuid:uid>/actions/new/", actions.AddAction.as_view(), name="add-action"),
    path("people/<uuid:uid>/planned/new/", plans.PlanContact.as_view(), name="plan-contact"),
    path("planned/<uuid:uid>/move/", plans.MovePlannedContact.as_view(), name="move-planned-contact"),
    path(
        "planned/<uuid:uid>/cancellation/",
        plans.CancelPlannedContact.as_view(),
        name="cancel-planned-contact",
    ),
    path("actions/<uuid:uid>/completion/", actions.CompleteAction.as_view(), name="complete-action"),
    path("services/", services.Services.as_view(), name="services"),
    path("services/new/", services.AddService.as_view(), name="add-service"),
    path("services/<uuid:uid>/", services.ServicePage.as_view(), name="service"),
    path("services/<uuid:uid>/edit/", services.EditService.as_view(), name="edit-service"),
    path("services/<uuid:uid>/versions/", services.ServiceVersions.as_view(), name="service-versions"),
    path("services/<uuid:uid>/confirmation/", services.ConfirmService.as_view(), name="confirm-service"),
    path("services/<uuid:uid>/closing/", services.CloseService.as_view(), name="close-service"),
    path("services/<uuid:uid>/opening/", services.ReopenService.as_view(), name="reopen-service"),
    path("services/<uuid:uid>/areas/new/", services.AddServiceArea.as_view(), name="add-service-area"),
    path(
        "services/areas/<uuid:uid>/remove/", services.RemoveServiceArea.as_view(), name="remove-service-area"
    ),
    path("people/<uuid:uid>/services/", services.ServicesForPerson.as_view(), name="services-for-person"),
    path("people/<uuid:uid>/referrals/", referrals.PersonReferrals.as_view(), name="person-referrals"),
    path("people/<uuid:uid>/referrals/new/", referrals.ReferPerson.as_view(), name="refer-person"),
    path("referrals/", referrals.Referrals.as_view(), name="referrals"),
    path(
        "referrals/<uuid:uid>/steps/new/", referrals.RecordReferralStep.as_view(), name="record-referral-step"
    ),
    path(
        "referrals/steps/<uuid:uid>/take-back/",
        referrals.TakeBackReferralStep.as_view(),
        name="take-back-referral-step",
    ),
    path("referrals/<uuid:uid>/chase/", referrals.ChaseReferral.as_view(), name="chase-referral"),
    path("referrals/<uuid:uid>/service/", referrals.TieReferral.as_view(), name="tie-referral"),
    path("referrals/<uuid:uid>/letter/", referrals.ReferralLetter.as_view(), name="referral-letter"),
    path("actions/", all_actions.AllActions.as_view(), name="all-actions"),
    path("actions/<uuid:uid>/date/", actions.MoveAction.as_view(), name="move-action"),
    path("actions/<uuid:uid>/owner/", actions.ReassignAction.as_view(), name="reassign-action"),
    path("actions/<uuid:uid>/dropping/", actions.DropAction.as_view(), name="drop-action"),
    path("actions/<uuid:uid>/chase/", chases.ChaseAction.as_view(), name="chase-action"),
    path("chases/<uuid:uid>/letter/", chases.ChaseLetter.as_view(), name="chase-letter"),
    path("promises/", promises.Promises.as_view(), name="promises"),
    path("escalations/", escalations.Escalations.as_view(), name="escalations"),
    path("escalations/<uuid:uid>/", escalations.EscalationPage.as_view(), name="escalation"),
    path(
        "escalations/<uuid:uid>/handing-over/",
        escalations.HandOverEscalation.as_view(),
        name="hand-over-escalation",
    ),
    path("escalations/<uuid:uid>/answer/", escalations.AnswerEscalation.as_view(), name="answer-escalation"),
    path(
        "escalations/<uuid:uid>/passing/", escalations.PassUpEscalation.as_view(), name="pass-up-escalation"
    ),
    path(
        "escalations/<uuid:uid>/resolution/",
        escalations.ResolveEscalation.as_view(),
        name="resolve-escalation",
    ),
    path(
        "people/<uuid:uid>/escalations/",
        escalations.PersonEscalations.as_view(),
        name="person-escalations",
    ),
    path(
        "people/<uuid:uid>/escalations/new/",
        escalations.RaiseEscalation.as_view(),
        name="raise-escalation",
    ),
    path("caseload/reassign/", reassigning.ReassignCaseload.as_view(), name="reassign-caseload"),
    path("caseload/reassignments/", reassigning.Reassignments.as_view(), name="reassignments"),
    path(
        "caseload/reassignments/<uuid:uid>/calling-off/",
        reassigning.CallOffReassignment.as_view(),
        name="call-off-reassignment",
    ),
    path("people/<uuid:uid>/goals/", goals.Goals.as_view(), name="goals"),
    path("people/<uuid:uid>/goals/new/", goals.SetGoal.as_view(), name="set-goal"),
    path("goals/<uuid:uid>/edit/", goals.EditGoal.as_view(), name="edit-goal"),
    path("goals/<uuid:uid>/check/", goals.CheckGoal.as_view(), name="check-goal"),
    path("people/<uuid:uid>/outcomes/", outcomes.Outcomes.as_view(), name="outcomes"),
    path("people/<uuid:uid>/outcomes/new/", outcomes.RecordOutcome.as_view(), name="record-outcome"),
    path("people/<uuid:uid>/feedback/", feedback.Feedback.as_view(), name="feedback"),
    path("people/<uuid:uid>/feedback/ask/", feedback.AskForFeedback.as_view(), name="ask-for-feedback"),
    path("feedback/code/", feedback.EnterFeedbackCode.as_view(), name="enter-feedback-code"),
    path("feedback/<uuid:uid>/sheet/", feedback.FeedbackSheet.as_view(), name="feedback-sheet"),
    path("feedback/<uuid:uid>/type/", feedback.TypeFeedback.as_view(), name="type-feedback"),
    path("feedback/<uuid:uid>/give/", feedback.GiveFeedback.as_view(), name="give-feedback"),
    path("feedback/<uuid:uid>/confirm/", feedback.ConfirmFeedback.as_view(), name="confirm-feedback"),
    path("feedback/<uuid:uid>/decline/", feedback.DeclineFeedback.as_view(), name="decline-feedback"),
    path("people/<uuid:uid>/my-page/", own_page.MyPage.as_view(), name="my-page"),
    path("people/<uuid:uid>/my-page/photo/", own_page.WorkerPhoto.as_view(), name="worker-photo"),
    path("my-card/", own_page.EditOwnCard.as_view(), name="edit-own-card"),
    path("my-card/photo/", own_page.OwnPhoto.as_view(), name="own-photo"),
]
