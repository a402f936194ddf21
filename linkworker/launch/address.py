"""The address the product is served at: chosen, free, and answering."""

import dataclasses
import socket
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from linkworker.launch.progress import LaunchError

FREE_SECONDS = 5  # a server that is just stopping gets this long


@dataclasses.dataclass(frozen=True)
class Address:
    """Host and port of the web server."""

    host: str
    port: int

    @classmethod
    def of(cls, given: dict[str, str]) -> "Address":
        """From `HOST` and `PORT`; this machine only, on port 8000, when they are not given."""
        text = given.get("PORT") or "8000"
        if not text.isdigit() or not 0 < int(text) < 65536:
            raise LaunchError(
                f"PORT is {text!r}, which is not a port", "Set PORT to a number from 1 to 65535."
            )
        return cls(given.get("HOST") or "127.0.0.1", int(text))

    def __str__(self) -> str:
        return f"http://{self._shown()}:{self.port}"

    def _shown(self) -> str:
        if self.host.strip(".:0") == "":  # every interface; this machine is reached over loopback
            return "127.0.0.1"
        return f"[{self.host}]" if ":" in self.host else self.host

    def must_be_free(self) -> None:
        """Raise `LaunchError` when another program has it. The web server may share its port, so it would
        not notice by itself."""
        end = time.monotonic() + FREE_SECONDS
        while True:
            refused = self._refused()
            if refused is None:
                return
            if time.monotonic() > end:
                raise LaunchError(
                    f"port {self.port} on {self.host} cannot be used ({refused})",
                    f"Stop the program that has it, or choose another: PORT={self.port + 1} ./run",
                )
            time.sleep(0.3)

    def _refused(self) -> str | None:
        with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                return error.strerror or str(error)
        return None

    def ready(self, site_url: str) -> tuple[bool, str]:
        """Does /readyz answer 200, and what did it say? Asked directly, past any proxy of the machine."""
        name = urlsplit(site_url).netloc or f"{self._shown()}:{self.port}"
        request = urllib.request.Request(
            f"{self}/readyz", headers={"Host": name, "X-Forwarded-Proto": "https"}
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=5) as answer:
                return answer.status == 200, f"status {answer.status}"
        except urllib.error.HTTPError as error:
            return False, f"status {error.code} {error.read(300).decode(errors='replace')}"
        except OSError as error:
            return False, str(error)
