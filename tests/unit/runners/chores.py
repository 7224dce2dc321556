"""What workers do in the tests of runners. Importable, since workers are spawned."""

from __future__ import annotations

import os
import signal
import sys
import time

prepared = 0


class Scan(str):
    """A job that may take longer than others."""

    may_be_scan = True


def prepare() -> None:
    global prepared
    prepared += 1


def refuse() -> None:
    raise ValueError("not now")


def die() -> None:
    os._exit(3)


def answer() -> int:
    return 42


def do(job: str) -> object:
    match job:
        case "raise":
            raise ValueError("Ottoline Prydderch")
        case "die":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        case "hang":
            time.sleep(600)
        case "linger":
            time.sleep(4)
        case "eat":
            try:
                return len(bytearray(8 * 1024**3))
            except MemoryError:
                return "MemoryError"
        case "unpicklable":
            return lambda: None
        case "count":
            return prepared
        case "pid":
            return os.getpid()
        case "shout":
            sys.stdout.write("Ottoline Prydderch")
            sys.stderr.write("Ottoline Prydderch")
            os.write(1, b"Ottoline Prydderch")
    return "done"
