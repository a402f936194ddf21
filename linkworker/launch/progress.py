"""What the person at the keyboard is told: one line a step, and failures in words."""

import threading
import time

LAST_LINES = 20


class LaunchError(Exception):
    """Something that stops the start, told as what failed, what was printed and what to do."""

    def __init__(self, what: str, advice: str, output: str = ""):
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.output = output

    def in_words(self) -> str:
        """The whole message, with only the last lines of a long output."""
        lines = [line.rstrip() for line in self.output.splitlines() if line.strip()]
        shown = [f"    {line}" for line in lines[-LAST_LINES:]]
        return "\n".join(["", f"Could not go on: {self.what}", *shown, f"What to do: {self.advice}"])


class Progress:
    """Prints whole lines, from any thread."""

    def __init__(self, stream, quiet: bool = False):
        self._stream = stream
        self._lock = threading.Lock()
        self._quiet = quiet
        self._began = time.monotonic()

    def say(self, line: str = "") -> None:
        """Print one line at once; a closed terminal is not an error."""
        with self._lock:
            try:
                self._stream.write(line + "\n")
                self._stream.flush()
            except (BrokenPipeError, ValueError):
                self._quiet = True

    def begun(self, what: str) -> None:
        """One step that takes a while, before it is finished."""
        if not self._quiet:
            self.say(f"      …    {what}")

    def done(self, what: str, seconds: float, note: str = "") -> None:
        """One finished step."""
        if not self._quiet:
            tail = f"  ({note})" if note else ""
            self.say(f"  {seconds:5.1f} s  {what}{tail}")

    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._began
