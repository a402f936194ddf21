"""Accounts: who may enter and do what?"""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
