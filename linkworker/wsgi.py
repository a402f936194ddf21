"""The door the application server knocks on."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from linkworker.checks import refuse_demonstration_register

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linkworker.settings")

application = get_wsgi_application()
refuse_demonstration_register(settings)
