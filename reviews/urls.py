"""At which address is what of reviews?"""

from django.urls import path

from reviews.views import asked, imports, reviews, signing, timeline

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
    path("people/<uuid:uid>/reviews/questions/", reviews.ReviewQuestions.as_view(), name="review-questions"),
    path("people/<uuid:uid>/reviews/requests/new/", asked.RequestReview.as_view(), name="request-review"),
    path("people/<uuid:uid>/medicines/new/", asked.RecordMedicine.as_view(), name="record-medicine"),
    path("medicines/<uuid:uid>/end/", asked.EndMedicine.as_view(), name="end-medicine"),
    path("people/<uuid:uid>/timeline/", timeline.Timeline.as_view(), name="timeline"),
    path("reviews/", signing.ReviewsToSign.as_view(), name="reviews-to-sign"),
    path("reviews/<uuid:uid>/sign-off/", signing.SignOffReview.as_view(), name="sign-off-review"),
    path("reviews/<uuid:uid>/add/", signing.AddToReview.as_view(), name="add-to-review"),
    path("reviews/<uuid:uid>/", reviews.ReviewPage.as_view(), name="review"),
]
