"""Is the web server of this container ready? Exit status 0 or 1; run as a script with the port."""

import os
import sys
import urllib.error
import urllib.request
from urllib.parse import urlsplit


def main(port: str) -> int:
    """Ask /readyz over loopback, with the host name the settings expect."""
    name = urlsplit(os.environ.get("SITE_URL", "")).netloc or "localhost"
    headers = {"Host": name, "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/readyz", headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=4) as answer:
            return 0 if answer.status == 200 else 1
    except (OSError, urllib.error.URLError):
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
