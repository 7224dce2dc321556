"""No test ever talks to a network, and no process that a test starts.

Python imports a module of this name at the start of every process that has its folder on
PYTHONPATH; ``conftest.py`` puts it there.
"""

import socket

_LOCAL = {getattr(socket, "AF_UNIX", None)}


class NetworkUsed(BaseException):
    """Not an Exception, so that nothing between the call and the test swallows it."""


def block() -> None:
    """Refuse every connection, datagram, listening socket and look-up but local pipes."""

    def refuse(*_: object, **__: object) -> None:
        raise NetworkUsed("A network call was made.")

    def guarded(name: str) -> None:
        original = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: object) -> object:
            if self.family not in _LOCAL:
                refuse()
            return original(self, *arguments)

        setattr(socket.socket, name, call)

    for name in ("connect", "connect_ex", "sendto", "bind", "listen"):
        guarded(name)
    for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname"):
        setattr(socket, name, refuse)


block()
