"""A batch in order: the work on each document, done here or by worker processes, with bounded memory."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from recount.cli.reading.work import Outcome, Task
from recount.errors import RecountError

_AHEAD = 4  # documents in hand for each worker: enough that none waits, few enough for the memory


def outcomes(tasks: Iterable[Task | Outcome], work: Callable[[Task], Outcome], jobs: int) -> Generator[Outcome, None, None]:
    """The outcome of each task, in order of the tasks; what is an outcome already passes through. `jobs` 0 is one per core."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        for task in tasks:
            yield task if isinstance(task, Outcome) else work(task)
        return
    pool = _started(jobs)
    try:
        yield from _in_order(tasks, lambda task: pool.submit(work, task), jobs * _AHEAD)
    except BrokenProcessPool as error:
        raise RecountError("a worker process died, perhaps for want of memory; try again with fewer --jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(tasks: Iterable[Task | Outcome], submit: Callable[[Task], Future[Outcome]], ahead: int) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    for task in tasks:
        waiting.append(_settled(task) if isinstance(task, Outcome) else submit(task))
        while waiting and (len(waiting) >= ahead or waiting[0].done()):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _settled(outcome: Outcome) -> Future[Outcome]:
    future: Future[Outcome] = Future()
    future.set_result(outcome)
    return future


def _started(jobs: int) -> ProcessPoolExecutor:
    """Workers that leave Ctrl-C to this process. Spawned, not forked: the encoder's threads do not survive a fork. They inherit
    the ignored signal from the moment they start."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_ignore_interrupts)
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(jobs):
            pool.submit(os.getpid)
    finally:
        signal.signal(signal.SIGINT, handler)
    return pool


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
