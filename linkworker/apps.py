"""The kit as a Django application: template tags and the queue, no tables."""

from django.apps import AppConfig
from django.conf import settings

from linkworker.celery import app as celery_app
from linkworker.checks import refuse_unsafe_production


class LinkworkerConfig(AppConfig):
    """Makes sure every process is safe to start and speaks to the same queue."""

    name = "linkworker"

    def ready(self):
        refuse_unsafe_production(settings)
        celery_app.set_default()
