"""Long commands: how far they are, and an end by the clock."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import Annotated, Self, TypeVar

import typer

from cerra_rules.cli.app import UNDETERMINED, complain, flush
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.errors import CerraError

T = TypeVar("T")
OFTEN, SELDOM = 0.5, 5.0
"""Seconds between two looks, and between two lines where they are not on a terminal."""
TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        min=0,
        metavar="SECONDS",
        help="End after so many seconds, with exit code 4: then nothing is written. Results otherwise never depend on the clock.",
    ),
]


class Waiting:
    """Says on standard error how many things are done (of how many, where that is known), and ends the process where `timeout` seconds are over.

    It is ended as it stands, for native code heeds nobody; what a command writes, it writes after this.
    """

    def __init__(self, total: int = 0, timeout: float | None = None) -> None:
        self.timeout = timeout
        self._total = f" of {total}" if total else ""
        self._done = 0
        self._start = time.monotonic()
        self._is_over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """Yield items, and count them as they are done."""
        with self:
            for item in items:
                self._done += 1
                yield item

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        is_shown, said = sys.stderr is not None and sys.stderr.isatty(), self._start
        ends = float("inf") if self.timeout is None else self._start + self.timeout
        while not self._is_over.wait(max(0.0, min(OFTEN, ends - time.monotonic()))):
            now = time.monotonic()
            if now >= ends:
                self._end()
            if is_shown or now - said >= SELDOM:
                said = now
                self._say(
                    SPEAKER.says(f"{self._done}{self._total} done, {now - self._start:.0f} s"),
                    over="\r" if is_shown else "",
                )
        if is_shown:
            self._say(" " * 40, over="\r")

    def _say(self, text: str, over: str) -> None:
        with suppress(OSError, ValueError):  # nobody reads it
            sys.stderr.write(f"{over}{text}{over or chr(10)}")
            sys.stderr.flush()

    def _end(self) -> None:
        complain(
            CerraError(
                f"--timeout: {self.timeout:g} seconds are over, with {self._done}{self._total} done",
                "nothing is written",
            )
        )
        for child in multiprocessing.active_children():
            child.terminate()
        with suppress(OSError, ValueError):
            flush()
        os._exit(UNDETERMINED)
