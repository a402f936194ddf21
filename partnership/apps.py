"""Partnership: what did the partners agree?"""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "partnership"
