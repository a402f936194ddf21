"""The way in of `./run bench`; what it does is in `bench/measuring.py`, how to read it in docs/performance.md."""

import importlib
import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)  # so that `bench` is the folder, not this file
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linkworker.settings")
    django.setup()
    sys.exit(importlib.import_module("bench.measuring").main(sys.argv[1:]))
