import itertools

import pytest

from recount.cli.reading.batch import outcomes
from recount.cli.reading.work import Outcome, Task
from recount.errors import RecountError
from recount.model import Document

from . import fakes


def _task(n, text="x"):
    return Task(n, Document(f"sha256:{n}", None, None, None, None, None, "en", text))


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_tasks(jobs):
    tasks = [_task(1, "slow"), Outcome(problem="broken"), _task(2), _task(3, "slow"), _task(4)]
    found = list(outcomes(tasks, fakes.name, jobs))
    assert [outcome.problem or outcome.body for outcome in found] == [b"1", "broken", b"2", b"3", b"4"]


def test_no_more_is_taken_from_the_source_than_the_workers_need():
    taken = []

    def endless():
        for n in itertools.count(1):
            taken.append(n)
            yield _task(n)

    results = outcomes(endless(), fakes.name, 2)
    assert [outcome.body for outcome in itertools.islice(results, 20)] == [str(n).encode() for n in range(1, 21)]
    results.close()
    assert len(taken) <= 20 + 8


def test_a_worker_that_dies_is_an_error_of_one_line():
    with pytest.raises(RecountError, match="fewer --jobs"):
        list(outcomes([_task(1), _task(2)], fakes.die, 2))
