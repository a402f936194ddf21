"""The child's side: `python -m reporting.pdf.child CPU_SECONDS MEMORY_BYTES FILE_BYTES`.

Reads one page as JSON from its input and writes one PDF to its output. Knows no settings, no database and no
network; the limits stand before the page is read.
"""

import base64
import ctypes
import json
import os
import resource
import signal
import sys

from reporting.pdf import laying_out

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1


def main() -> int:
    """Return the exit status: 0 with a PDF on the output, 1 with a reason in JSON on the error stream."""
    output = os.dup(1)
    os.dup2(2, 1)
    _shut_in(*(int(number) for number in sys.argv[1:4]))
    try:
        page = json.loads(sys.stdin.buffer.read())
        assets = {name: base64.b64decode(body) for name, body in page["assets"].items()}
        pdf = laying_out.make(page["html"], assets, page["title"])
    except laying_out.PageRefused as refused:
        return _say(str(refused))
    except MemoryError:
        return _say("The page needs more memory than one report may use. Ask for fewer rows.")
    except RecursionError:
        return _say("The page is nested too deeply to lay out.")
    except Exception as error:  # the page may be quoted in the message, so only the kind of error goes out
        return _say(f"The page could not be laid out ({type(error).__name__}).")
    with os.fdopen(output, "wb") as stream:
        stream.write(pdf)
    return 0


def _say(reason: str) -> int:
    sys.stderr.write(json.dumps({"reason": reason}) + "\n")
    return 1


def _shut_in(cpu_seconds: int, memory_bytes: int, file_bytes: int) -> None:
    """Cap processor, memory and files, leave no memory dump, die with the parent, lose the network."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        # Where the machine refuses both, the fetcher below still answers nothing but the given assets.
        if system.unshare(CLONE_NEWNET) != 0:
            system.unshare(CLONE_NEWUSER | CLONE_NEWNET)


if __name__ == "__main__":
    sys.exit(main())
