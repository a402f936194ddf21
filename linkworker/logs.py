"""Log lines that name places in the code, never people.

An exception's text can hold what was typed (a database error repeats the key it refused), so only its
class and where it happened are written.
"""

import logging
import traceback

from pythonjsonlogger.json import JsonFormatter

KEPT = frozenset({"asctime", "levelname", "name", "message", "exc_info", "status_code"})


class QuietJsonFormatter(JsonFormatter):
    """One JSON line an event, without the arguments of any exception and without what libraries attach."""

    def formatException(self, ei):
        kind, _, trace = ei
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return f"{kind.__name__} at " + " < ".join(reversed(places[-6:]))

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return super().format(record)

    def process_log_record(self, log_data):
        """Only what is known to hold no one's data; an error's own words are replaced by its kind."""
        kept = {key: value for key, value in log_data.items() if key in KEPT}
        if "exc_info" in kept:
            kept["message"] = str(kept.get("name", "")) + " failed"
        return super().process_log_record(kept)
