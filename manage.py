#!/usr/bin/env python
"""Django's command line, for the commands listed in README.md."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linkworker.settings")
    execute_from_command_line(sys.argv)
