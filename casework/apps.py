"""Casework: what was said and done?"""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "casework"
