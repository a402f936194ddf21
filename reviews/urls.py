"""At which address is what of reviews?"""

from django.urls import path

from accounts.roles import Permission
from linkworker.context import NavigationLink
from reviews.views import imports, liberty, reviews, rights, timeline

app_name = "reviews"

RIGHTS = NavigationLink("Rights", "reviews:rights-overview", Permission.SEE_RIGHTS)

urlpatterns = [
    path("imports/", imports.RegisterImports.as_view(), name="register-imports"),
    path("imports/new/", imports.UploadRegister.as_view(), name="upload-register"),
    path("imports/template.xlsx", imports.RegisterTemplate.as_view(), name="register-template"),
    path("imports/<uuid:uid>/", imports.RegisterImportPage.as_view(), name="register-import"),
    path("imports/<uuid:uid>/confirm/", imports.ConfirmImport.as_view(), name="confirm-import"),
    path("imports/<uuid:uid>/undo/", imports.UndoImport.as_view(), name="undo-import"),
    path("imports/<uuid:uid>/faults.csv", imports.ImportFaults.as_view(), name="import-faults"),
    path("people/<uuid:uid>/reviews/", reviews.Reviews.as_view(), name="reviews"),
    path("people/<uuid:uid>/reviews/new/", reviews.RecordReview.as_view(), name="record-review"),
    path("people/<uuid:uid>/timeline/", timeline.Timeline.as_view(), name="timeline"),
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
    path("reviews/<uuid:uid>/", reviews.ReviewPage.as_view(), name="review"),
]
