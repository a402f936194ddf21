"""A log line names places in the code, never what was typed."""

import json
import logging

from linkworker.logs import QuietJsonFormatter

SECRET = "NHS number 9990000018"


def logged(**extra) -> dict:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        record = logging.makeLogRecord(
            {
                "name": "django.request",
                "levelname": "ERROR",
                "msg": f"Task raised: {SECRET}",
                "exc_info": (type(error), error, error.__traceback__),
                "data": {"traceback": SECRET},
                "request": SECRET,
            }
            | extra
        )
    return json.loads(QuietJsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s").format(record))


def test_an_error_is_told_by_its_kind_and_place():
    line = logged()
    assert line["exc_info"].startswith("ValueError at ")
    assert "test_logs.py" in line["exc_info"]


def test_nothing_typed_reaches_the_log_by_any_way():
    assert SECRET not in json.dumps(logged())
