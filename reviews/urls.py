"""At which address is what of reviews?"""

from django.urls import path

from accounts.roles import Permission
from linkworker.context import NavigationLink
from reviews.views import (
    deaths,
    discharge,
    dynamic_support,
    home_concerns,
    imports,
    restraint,
    reviews,
    safeguarding,
    safety,
    timeline,
)

app_name = "reviews"

SAFEGUARDING = NavigationLink("Safeguarding", "reviews:safeguarding", Permission.SEE_SAFEGUARDING)

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
        "people/<uuid:uid>/safety/dynamic-support/new/",
        dynamic_support.RateDynamicSupport.as_view(),
        name="rate-dynamic-support",
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
    path("safeguarding/", safeguarding.Safeguarding.as_view(), name="safeguarding"),
    path("safeguarding/<uuid:uid>/", safeguarding.ConcernPage.as_view(), name="concern"),
    path(
        "safeguarding/<uuid:uid>/steps/new/",
        safeguarding.RecordConcernStep.as_view(),
        name="record-concern-step",
    ),
    path("safeguarding/<uuid:uid>/close/", safeguarding.CloseConcern.as_view(), name="close-concern"),
    path("reviews/<uuid:uid>/", reviews.ReviewPage.as_view(), name="review"),
]
