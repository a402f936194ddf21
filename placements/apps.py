"""Placements: who is where, hosted by whom, paid for by whom?"""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"
