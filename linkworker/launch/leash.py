"""Becomes another program that is told to stop when the launcher dies.

Run as a script: `leash.py <launcher's process id> <signal> <program> …`. Elsewhere than on
Linux it just becomes the program. It runs after any change of account or namespace, because such a change
takes the leash off.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(launcher: int, signal_number: int, program: list[str]) -> None:
    """Put on the leash, make sure the launcher did not die in between, and become the program."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal_number)
        if os.getppid() != launcher:
            sys.exit(0)
    os.execvp(program[0], program)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
