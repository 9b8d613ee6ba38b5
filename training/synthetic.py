"""A made world of events whose reports disagree as real ones do, for linking at scale. Every number comes from the seed."""

from __future__ import annotations

from datetime import date

import numpy as np

from recount.linking import Observation

_REPORTS = ((1, 2, 3, 4, 6, 10), (0.35, 0.25, 0.15, 0.1, 0.1, 0.05))  # reports of an event, and how often
_START = date(2015, 1, 1).toordinal()
_DENSITY = 60  # events a day
_SHORTEST = 30  # days


def world(events: int, seed: int = 0) -> tuple[list[Observation], dict[str, str]]:
    """About 2.9 accounts of each of `events` events, and the event of each account.

    400 districts of half a degree, some far more violent than others (Zipf, 1.6); the days grow with the events, so that the
    density stays. Reports miss the day by up to two in 4 of 8 cases, the place by 3 km, the toll by 15 %, the actor in 1 of 10
    and the kind in 3 of 20.
    """
    random = np.random.default_rng(seed)
    of = np.repeat(np.arange(events), random.choice(_REPORTS[0], p=_REPORTS[1], size=events))
    reports = len(of)
    district = random.zipf(1.6, events) % 400
    lat, lon = (part + random.random(events) * 0.5 for part in (district // 20, district % 20))
    toll = np.minimum(1 + random.geometric(0.15, events), 300)
    day = random.integers(0, max(_SHORTEST, events // _DENSITY), events)[of] + random.choice([-1, 0, 0, 0, 0, 1, 1, 2], reports)
    actor = _mistaken(random, random.integers(0, 8, events)[of], 0.1, 8)
    kind = _mistaken(random, random.integers(0, 5, events)[of], 0.15, 5)
    told = np.maximum(1, np.round(toll[of] * np.exp(random.normal(0, 0.15, reports)))).astype(int)
    y, x = (part[of] + random.normal(0, 0.03, reports) for part in (lat, lon))
    rows = zip(day.tolist(), y.tolist(), x.tolist(), told.tolist(), actor.tolist(), kind.tolist(), strict=True)
    accounts = [_account(n, *row) for n, row in enumerate(rows)]
    return accounts, {a.id: str(event) for a, event in zip(accounts, of.tolist(), strict=True)}


def _mistaken(random: np.random.Generator, truth: np.ndarray, share: float, kinds: int) -> np.ndarray:
    return np.where(random.random(len(truth)) < share, random.integers(0, kinds, len(truth)), truth)


def _account(n: int, day: int, lat: float, lon: float, toll: int, actor: int, kind: int) -> Observation:
    when = date.fromordinal(_START + day).isoformat()
    return Observation(
        id=f"{n:08}",
        claims=(f"claim {n}",),
        country="XX",
        lat=lat,
        lon=lon,
        place_precision=2,
        first=when,
        last=when,
        event_type=f"kind {kind}",
        parties=(f"actor {actor}",),
        killed=(toll, toll),
    )
