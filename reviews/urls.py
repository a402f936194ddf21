"""At which address is what of reviews?"""

from django.urls import path

from accounts.roles import Permission
from linkworker.context import NavigationLink
from reviews.views import (
    asked,
    cadence,
    deaths,
    discharge,
    due,
    dynamic_support,
    home_concerns,
    home_reviews,
    imports,
    liberty,
    peer_reviews,
    plans,
    restraint,
    reviews,
    rights,
    safeguarding,
    safety,
    signing,
    timeline,
    withdrawing,
)

app_name = "reviews"

REVIEWS = NavigationLink("Reviews", "reviews:due", Permission.SEE_REVIEWS)
SAFEGUARDS = NavigationLink("Safeguards", "reviews:safeguarding", Permission.SEE_SAFEGUARDING)

urlpatterns = [
    path("reviews/due/", due.ReviewsDue.as_view(), name="due"),
    path("reviews/due/planning/", due.PlanManyReviews.as_view(), name="plan-many-reviews"),
    path("cadence/", cadence.Cadence.as_view(), name="cadence"),
    path("cadence/change/", cadence.ChangeCadence.as_view(), name="change-cadence"),
    path("imports/", imports.RegisterImports.as_view(), name="register-imports"),
    path("imports/new/", imports.UploadRegister.as_view(), name="upload-register"),
    path("imports/template.xlsx", imports.RegisterTemplate.as_view(), name="register-template"),
    path("imports/<uuid:uid>/", imports.RegisterImportPage.as_view(), name="register-import"),
    path("imports/<uuid:uid>/confirm/", imports.ConfirmImport.as_view(), name="confirm-import"),
    path("imports/<uuid:uid>/undo/", imports.UndoImport.as_view(), name="undo-import"),
    path("imports/<uuid:uid>/faults.csv", imports.ImportFaults.as_view(), name="import-faults"),
    path("people/<uuid:uid>/reviews/", reviews.Reviews.as_view(), name="reviews"),
    path("people/<uuid:uid>/reviews/new/", reviews.RecordReview.as_view(), name="record-review"),
    path("people/<uuid:uid>/reviews/plan/", plans.PlanReview.as_view(), name="plan-review"),
    path(
        "people/<uuid:uid>/reviews/calling-off/",
        plans.CallOffPlannedReview.as_view(),
        name="call-off-planned-review",
    ),
    path("people/<uuid:uid>/reviews/cancellation/", plans.CancelReview.as_view(), name="cancel-review"),
    path("people/<uuid:uid>/reviews/questions/", reviews.ReviewQuestions.as_view(), name="review-questions"),
    path("people/<uuid:uid>/reviews/requests/new/", asked.RequestReview.as_view(), name="request-review"),
    path(
        "review-requests/<uuid:uid>/withdrawal/",
        withdrawing.WithdrawReviewRequest.as_view(),
        name="withdraw-review-request",
    ),
    path("people/<uuid:uid>/medicines/new/", asked.RecordMedicine.as_view(), name="record-medicine"),
    path("medicines/<uuid:uid>/end/", asked.EndMedicine.as_view(), name="end-medicine"),
    path("people/<uuid:uid>/timeline/", timeline.Timeline.as_view(), name="timeline"),
    path("reviews/", signing.ReviewsToSign.as_view(), name="reviews-to-sign"),
    path("reviews/<uuid:uid>/sign-off/", signing.SignOffReview.as_view(), name="sign-off-review"),
    path("reviews/<uuid:uid>/add/", signing.AddToReview.as_view(), name="add-to-review"),
    path("reviews/peer/", peer_reviews.PeerReviews.as_view(), name="peer-reviews"),
    path("reviews/peer/draw/", peer_reviews.DrawPeerSample.as_view(), name="draw-peer-sample"),
    path(
        "reviews/<uuid:uid>/peer-review/",
        peer_reviews.RecordPeerReview.as_view(),
        name="record-peer-review",
    ),
    path("rights/", liberty.RightsOverview.as_view(), name="rights-overview"),
    path(
        "people/<uuid:uid>/rights/liberty/new/",
        liberty.RequestAuthorisation.as_view(),
        name="request-authorisation",
    ),
    path("authorisations/<uuid:uid>/", liberty.AuthorisationPage.as_view(), name="authorisation"),
    path(
        "authorisations/<uuid:uid>/decision/",
        liberty.DecideAuthorisation.as_view(),
        name="decide-authorisation",
    ),
    path(
        "authorisations/<uuid:uid>/withdrawal/",
        liberty.WithdrawAuthorisation.as_view(),
        name="withdraw-authorisation",
    ),
    path("authorisations/<uuid:uid>/ending/", liberty.EndAuthorisation.as_view(), name="end-authorisation"),
    path(
        "authorisations/<uuid:uid>/extension/",
        liberty.ExtendUrgentAuthorisation.as_view(),
        name="extend-urgent-authorisation",
    ),
    path(
        "authorisations/<uuid:uid>/assessments/new/",
        liberty.RecordLibertyAssessment.as_view(),
        name="record-liberty-assessment",
    ),
    path(
        "authorisations/<uuid:uid>/conditions/new/",
        liberty.AddAuthorisationCondition.as_view(),
        name="add-authorisation-condition",
    ),
    path(
        "authorisations/conditions/<uuid:uid>/met/",
        liberty.MeetAuthorisationCondition.as_view(),
        name="meet-authorisation-condition",
    ),
    path("people/<uuid:uid>/rights/", rights.Rights.as_view(), name="rights"),
    path(
        "people/<uuid:uid>/rights/capacity/new/",
        rights.RecordCapacityAssessment.as_view(),
        name="record-capacity-assessment",
    ),
    path("capacity/<uuid:uid>/", rights.CapacityAssessmentPage.as_view(), name="capacity-assessment"),
    path(
        "capacity/<uuid:uid>/best-interests/",
        rights.RecordBestInterestsDecision.as_view(),
        name="record-best-interests-decision",
    ),
    path(
        "capacity/<uuid:uid>/withdrawal/",
        withdrawing.WithdrawCapacityAssessment.as_view(),
        name="withdraw-capacity-assessment",
    ),
    path(
        "best-interests/<uuid:uid>/withdrawal/",
        withdrawing.WithdrawBestInterestsDecision.as_view(),
        name="withdraw-best-interests-decision",
    ),
    path("people/<uuid:uid>/safety/", safety.Safety.as_view(), name="safety"),
    path("people/<uuid:uid>/safety/concerns/new/", safeguarding.RaiseConcern.as_view(), name="raise-concern"),
    path(
        "people/<uuid:uid>/safety/restrictive-practice/new/",
        restraint.RecordRestraint.as_view(),
        name="record-restraint",
    ),
    path(
        "restrictive-practice/<uuid:uid>/steps/new/",
        restraint.AddToRestraint.as_view(),
        name="add-to-restraint",
    ),
    path(
        "restrictive-practice/<uuid:uid>/withdrawal/",
        withdrawing.WithdrawRestraint.as_view(),
        name="withdraw-restraint",
    ),
    path(
        "people/<uuid:uid>/safety/dynamic-support/new/",
        dynamic_support.RateDynamicSupport.as_view(),
        name="rate-dynamic-support",
    ),
    path(
        "dynamic-support/<uuid:uid>/withdrawal/", withdrawing.WithdrawRating.as_view(), name="withdraw-rating"
    ),
    path("people/<uuid:uid>/safety/death/new/", deaths.RecordDeath.as_view(), name="record-death"),
    path("deaths/<uuid:uid>/notices/new/", deaths.RecordDeathNotice.as_view(), name="record-death-notice"),
    path("people/<uuid:uid>/discharge/", discharge.Discharge.as_view(), name="discharge"),
    path(
        "people/<uuid:uid>/discharge/steps/new/",
        discharge.RecordDischargeStep.as_view(),
        name="record-discharge-step",
    ),
    path("homes/<uuid:uid>/concerns/", home_concerns.HomeConcerns.as_view(), name="home-concerns"),
    path("homes/<uuid:uid>/reviews/", home_reviews.HomeReviews.as_view(), name="home-reviews"),
    path("homes/<uuid:uid>/reviews/new/", home_reviews.HoldHomeReview.as_view(), name="hold-home-review"),
    path(
        "homes/<uuid:uid>/reviews/programme/",
        home_reviews.ListHomeReview.as_view(),
        name="list-home-review",
    ),
    path(
        "homes/<uuid:uid>/reviews/programme/off/",
        home_reviews.TakeHomeOffProgramme.as_view(),
        name="take-home-off-programme",
    ),
    path("homes/reviews/<uuid:uid>/", home_reviews.HomeReview.as_view(), name="home-review"),
    path(
        "people/<uuid:uid>/reviews/whole-home/",
        home_reviews.WholeHomeReview.as_view(),
        name="whole-home-review",
    ),
    path("safeguarding/", safeguarding.Safeguarding.as_view(), name="safeguarding"),
    path("safeguarding/<uuid:uid>/", safeguarding.ConcernPage.as_view(), name="concern"),
    path(
        "safeguarding/<uuid:uid>/steps/new/",
        safeguarding.RecordConcernStep.as_view(),
        name="record-concern-step",
    ),
    path("safeguarding/<uuid:uid>/close/", safeguarding.CloseConcern.as_view(), name="close-concern"),
    path(
        "safeguarding/<uuid:uid>/withdrawal/", withdrawing.WithdrawConcern.as_view(), name="withdraw-concern"
    ),
    path("reviews/<uuid:uid>/", reviews.ReviewPage.as_view(), name="review"),
]
