"""Long commands: how far they are, and an end by the clock."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Annotated, Self, TypeVar

import typer

from cerra_rules.cli.app import UNDETERMINED, complain, flush
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.errors import CerraError

T = TypeVar("T")
OFTEN, FIRST, SELDOM = 0.5, 1.0, 5.0
"""Seconds between two looks, until the first word on a terminal, and between two lines where there is none."""
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

    On a terminal it is one line, written anew; nothing is said where `is_silent`. The process is ended as it stands, for native code heeds nobody; what a command writes, it writes after this.
    """

    def __init__(self, total: int = 0, timeout: float | None = None, *, is_silent: bool = False) -> None:
        self.timeout = timeout
        self._total = total
        self._done = 0
        self._is_silent = is_silent
        self._width = 0
        self._lock = Lock()
        self._start = time.monotonic()
        self._is_over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """Yield items, and count them as they are done."""
        with self:
            for item in items:
                self.advance()
                yield item

    def advance(self, more: int = 1, total: int | None = None) -> None:
        """Count so many more as done, of so many if it is known."""
        self._done += more
        self._total = total or self._total

    def make_room(self) -> None:
        """Take the line from the terminal, so that something else can be written there."""
        with self._lock:
            if self._width:
                self._say(" " * self._width, over="\r")
            self._width = 0

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
            if self._is_silent or now - said < (FIRST if is_shown else SELDOM):
                continue
            said = float("-inf") if is_shown else now  # on a terminal it is written at each look from the first word on
            text = SPEAKER.says(f"{self._so_far} done, {now - self._start:.0f} s")
            with self._lock:
                self._say(text.ljust(self._width), over="\r" if is_shown else "")
                self._width = len(text) if is_shown else 0
        self.make_room()

    @property
    def _so_far(self) -> str:
        return f"{self._done:,} of {self._total:,}" if self._total else f"{self._done:,}"

    def _say(self, text: str, over: str) -> None:
        with suppress(OSError, ValueError):  # nobody reads it
            sys.stderr.write(f"{over}{text}{over or chr(10)}")
            sys.stderr.flush()

    def _end(self) -> None:
        complain(
            CerraError(
                f"--timeout: {self.timeout:g} seconds are over, with {self._so_far} done",
                "nothing is written",
            )
        )
        import multiprocessing  # noqa: PLC0415  # most runs need none

        for child in multiprocessing.active_children():
            child.terminate()
        with suppress(OSError, ValueError):
            flush()
        os._exit(UNDETERMINED)
