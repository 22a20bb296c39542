"""Work on several processes, side by side, with the results in the order of the tasks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from signal import SIG_IGN, SIGINT, signal
from typing import Any, TypeVar

from cerra_rules.errors import CerraError

T = TypeVar("T")
R = TypeVar("R")


class WorkerError(CerraError, RuntimeError):
    """A process that worked for this one has ended before its time."""


def side_by_side(
    work: Callable[[T], R],
    tasks: Sequence[T],
    jobs: int | None,
    size: Callable[[T], int] = lambda _: 0,
    prepare: tuple[Callable[..., None], Any] | None = None,
) -> Iterator[R]:
    """Do tasks on so many processes, as many as there are processors if not given; results in the order of tasks.

    The largest by their `size` are begun first, so that no processor waits for one of them at the end. `prepare` is a function
    and what it is called with, in each process before its first task. Raises what the work raises, and WorkerError.
    """
    most = min(jobs or os.cpu_count() or 1, len(tasks))
    if most <= 1:
        if prepare:
            prepare[0](prepare[1])
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most commands need no processes
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # as above
    from multiprocessing import active_children  # noqa: PLC0415  # as above

    before = set(active_children())
    pool = ProcessPoolExecutor(most, initializer=_begin, initargs=(prepare,))
    try:
        begun = {n: pool.submit(work, tasks[n]) for n in sorted(range(len(tasks)), key=lambda n: -size(tasks[n]))}
        for number in range(len(tasks)):
            yield begun.pop(number).result()
    except BrokenProcessPool:
        hint = "was it killed, or is memory short? With --jobs 1 there is one process"
        raise WorkerError("a process that did a part of the work ended before its time", hint) from None
    except BaseException:  # who waits for the rest has gone
        for child in set(active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(prepare: tuple[Callable[..., None], Any] | None) -> None:
    signal(SIGINT, SIG_IGN)  # Ctrl-C is for the process that waits, which then ends the others
    if prepare:
        prepare[0](prepare[1])
