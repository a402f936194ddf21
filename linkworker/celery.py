"""The worker's and the scheduler's way in: `celery -A linkworker.celery:app worker`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linkworker.settings")

app = Celery("linkworker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
