"""Reviews: is it still right?"""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"
