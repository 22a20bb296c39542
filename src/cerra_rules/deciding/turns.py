"""Turns: what two threads must not do at once. Apart, because three engines take turns that know nothing of each other."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Turn:
    """A lock for what no two threads may do at once. A fork waits for it, lest a child inherit something half done."""

    def __init__(self) -> None:
        self._lock = RLock()
        if hasattr(os, "register_at_fork"):  # Windows has no fork
            lock = self._lock
            os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release)

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def __call__(self, work: Callable[P, R]) -> Callable[P, R]:
        """Return a function that waits for its turn."""

        @wraps(work)
        def wait_and_work(*args: P.args, **kwargs: P.kwargs) -> R:
            with self:
                return work(*args, **kwargs)

        return wait_and_work
