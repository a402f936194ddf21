"""Reporting: what do we tell others?"""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
