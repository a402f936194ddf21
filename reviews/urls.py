"""At which address is what of reviews?"""

from django.urls import path

from accounts.roles import Permission
from linkworker.context import NavigationLink
from reviews.views import cadence, imports, reviews, timeline

app_name = "reviews"

CADENCE = NavigationLink("Review rules", "reviews:cadence", Permission.CHANGE_CADENCE)

urlpatterns = [
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
    path("people/<uuid:uid>/timeline/", timeline.Timeline.as_view(), name="timeline"),
    path("reviews/<uuid:uid>/", reviews.ReviewPage.as_view(), name="review"),
]
