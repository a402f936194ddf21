"""At which address is what of reviews?"""

from django.urls import path

from reviews.views import imports, reviews, rights, timeline

app_name = "reviews"

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
