"""At which address is what of reviews?"""

from django.urls import path

from reviews.views import reviews, timeline

app_name = "reviews"

urlpatterns = [
    path("people/<uuid:uid>/reviews/", reviews.Reviews.as_view(), name="reviews"),
    path("people/<uuid:uid>/reviews/new/", reviews.RecordReview.as_view(), name="record-review"),
    path("people/<uuid:uid>/timeline/", timeline.Timeline.as_view(), name="timeline"),
    path("reviews/<uuid:uid>/", reviews.ReviewPage.as_view(), name="review"),
]
