"""Ports for servers that a test starts as a process of its own."""

from __future__ import annotations

import os
import socket

_LOWEST, _STRETCH, _STRETCHES = 20_000, 10, 1200


def free_port() -> int:
    """A port that nobody takes before a process listens there. Raises AssertionError where there is none.

    Those that the system gives away begin above these: whoever asks it for any port, another worker's server or a
    browser's connection, is given none of them. Each worker has a stretch of its own.
    """
    first = _LOWEST + os.getpid() % _STRETCHES * _STRETCH
    for port in range(first, first + _STRETCH):
        with socket.socket() as tried:
            # As servers do: what an earlier one has just left is free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if not _is_taken(tried, port):
                return port
    raise AssertionError(f"the ports from {first} on are all taken")


def _is_taken(tried: socket.socket, port: int) -> bool:
    try:
        tried.bind(("127.0.0.1", port))
    except OSError:
        return True
    return False
