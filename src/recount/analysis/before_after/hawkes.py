"""Self- and cross-exciting Hawkes processes with exponential kernel and spline background, by maximum likelihood.

The rate of stream i at t is exp(B(t) c_i) + decay * sum over streams j of branching[i, j] * R_j(t), where R_j(t) sums
exp(-decay * (t - s)) over the earlier events s of stream j (Hawkes 1971; likelihood by Ozaki 1979). R obeys R_k = e_k (R_{k-1}
+ 1), e_k = exp(-decay * gap): a bidiagonal system that one BLAS call solves, so a pass over n events takes time in
proportion to n and no compiled code of our own is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import BSpline
from scipy.linalg.blas import dtbsv
from scipy.optimize import minimize
from scipy.sparse import csr_array

from recount.analysis.before_after.results import Z95, Excitation, Interval
from recount.errors import AnalysisError

Array = NDArray[np.float64]
_CELLS: Final = 2000  # of the midpoint rule for the background's integral
_DEGREE: Final = 3
_FARTHEST: Final = 50.0  # of the log background
_FEWEST: Final = 20  # events of a stream
_MOST: Final = 5.0  # branching is bounded by this
_STEPS: Final = 1000
_TRIAL: Final = 20  # steps from each start, before the best of them is climbed to the top
_STARTS: Final = ((1.0, 0.3), (0.2, 0.5), (5.0, 0.2))  # decay as a multiple of the mean rate, total branching


@dataclass(frozen=True)
class _Data:
    """All streams' events in one order of time, and the background's basis at the events and on a grid.

    `own[i]` are the places of stream i's events, `at_events[i]` the basis (events of i, terms), `at_grid` (cells, terms).
    """

    times: Array
    own: tuple[NDArray[np.intp], ...]
    horizon: float
    at_events: tuple[csr_array, ...]
    at_grid: csr_array

    @property
    def streams(self) -> int:
        return len(self.own)

    @property
    def terms(self) -> int:
        return int(self.at_grid.shape[1])

    @property
    def cell(self) -> float:
        return self.horizon / _CELLS


@dataclass(frozen=True)
class _Point:
    """A point of the parameter space: log background by stream and term, branching, decay."""

    background: Array
    branching: Array
    decay: float


def fit_hawkes(streams: Sequence[Array], horizon: float, terms: int = 0) -> Excitation:
    """The process that makes the streams likeliest.

    `streams`: for each stream its times, increasing, within [0, horizon], no two alike (spread those that share a day); all
    share one decay. `terms`: spline terms of each stream's log background (cubic B-spline, even knots), 0 for a constant one,
    else at least 4. Intervals are Wald's: on the natural scale, cut at 0, for branching, on the log scale for the decay.
    Raises AnalysisError for a stream of fewer than 20 events or times that tie.
    """
    ordered = [np.asarray(times, float) for times in streams]
    constant = _data(ordered, float(horizon), 0)
    begun = [_maximise(start, constant, most=_TRIAL) for start in _starts(constant)]
    z, loss = _maximise(min(begun, key=lambda found: found[1])[0], constant)
    if not terms:
        return _excitation(z, loss, constant)
    data = _data(ordered, float(horizon), terms)
    background = np.repeat(z[: data.streams], terms)
    return _excitation(*_maximise(np.concatenate([background, z[data.streams :]]), data), data)


def _data(streams: list[Array], horizon: float, terms: int) -> _Data:
    for times in streams:
        if len(times) < _FEWEST:
            raise AnalysisError(f"{len(times)} events; self-excitation needs at least {_FEWEST} of every stream")
    times = np.concatenate(streams)
    order = np.argsort(times, kind="stable")
    times = times[order]
    if times[0] < 0 or times[-1] > horizon or (np.diff(times) <= 0).any():
        raise AnalysisError(f"times must increase within [0, {horizon:g}], without ties; spread those that share a day")
    stream = np.repeat(np.arange(len(streams)), [len(s) for s in streams])[order]
    own = tuple(np.flatnonzero(stream == i) for i in range(len(streams)))
    grid = (np.arange(_CELLS) + 0.5) * horizon / _CELLS
    at_events = tuple(_basis(times[rows], horizon, terms) for rows in own)
    return _Data(times, own, horizon, at_events, _basis(grid, horizon, terms))


def _basis(times: Array, horizon: float, terms: int) -> csr_array:
    """(times, terms) cubic B-splines with even knots over the horizon; a column of ones for 0 terms."""
    if terms == 0:
        return csr_array(np.ones((len(times), 1)))
    if terms <= _DEGREE:
        raise AnalysisError(f"a cubic spline has at least {_DEGREE + 1} terms, not {terms}; 0 is a constant background")
    inner = np.linspace(0, horizon, terms - _DEGREE + 1)
    knots = np.concatenate([[0.0] * _DEGREE, inner, [horizon] * _DEGREE])
    return csr_array(BSpline.design_matrix(times, knots, _DEGREE))


def _starts(data: _Data) -> list[Array]:
    """Points to climb from, with a constant background."""
    counts = np.array([len(rows) for rows in data.own])
    rate = len(data.times) / data.horizon
    return [
        np.concatenate(
            [
                np.log(counts / data.horizon * (1 - branching)),
                np.full(data.streams**2, branching / data.streams),
                [np.log(decay * rate)],
            ]
        )
        for decay, branching in _STARTS
    ]


def _maximise(start: Array, data: _Data, most: int = _STEPS) -> tuple[Array, float]:
    """The likeliest point and its negative log-likelihood; the climb is in scaled coordinates, where it takes few steps."""
    scale, bounds = _scale(start, data), _bounds(data)
    count = data.streams * data.terms
    free = [(None, None)] * count
    boxes = [
        ((low - at) / s, (high - at) / s)
        for (low, high), at, s in zip(bounds, start[count:], np.diag(scale)[count:], strict=True)
    ]

    def loss(u: Array) -> tuple[float, Array]:
        value, slope = _loss(start + scale @ u, data)
        return value, scale.T @ slope

    limits = {"maxiter": most, "ftol": 1e-12, "gtol": 1e-5}
    found = minimize(loss, np.zeros(len(start)), method="L-BFGS-B", jac=True, bounds=[*free, *boxes], options=limits)
    return start + scale @ found.x, float(found.fun)


def _scale(start: Array, data: _Data) -> Array:
    """Columns about as long as a standard error: the background's by its Poisson information at the start."""
    scale = np.diag(np.full(len(start), 1 / np.sqrt(len(data.times))))
    for i, coefficients in enumerate(_point(start, data).background):
        weight = np.exp(data.at_grid @ coefficients) * data.cell
        information = (data.at_grid.T @ (data.at_grid * weight[:, None])).toarray()
        root = np.linalg.cholesky(information + 1e-3 * np.eye(data.terms))
        block = slice(i * data.terms, (i + 1) * data.terms)
        scale[block, block] = np.linalg.inv(root).T
    return scale


def _bounds(data: _Data) -> list[tuple[float, float]]:
    """Of branching, and of the log decay: from one over the window to a hundred over the median gap."""
    shortest = float(np.median(np.diff(data.times))) / 100
    return [*[(0.0, _MOST)] * data.streams**2, (-float(np.log(data.horizon)), -float(np.log(shortest)))]


def _point(z: Array, data: _Data) -> _Point:
    many = data.streams * data.terms
    return _Point(z[:many].reshape(data.streams, -1), z[many:-1].reshape(data.streams, -1), float(np.exp(z[-1])))


def _loss(z: Array, data: _Data) -> tuple[float, Array]:
    """The negative log-likelihood and its gradient."""
    at = _point(z, data)
    received, change = _received(data, at.decay)
    left = data.horizon - data.times
    fading = np.exp(-at.decay * left)
    reached = np.array([(1 - fading[rows]).sum() for rows in data.own])
    later = np.array([(left[rows] * fading[rows]).sum() for rows in data.own])
    parts = [_stream_loss(i, at, data, received[rows], change[rows]) for i, rows in enumerate(data.own)]
    loss = sum(part[0] for part in parts) + float(at.branching.sum(0) @ reached)
    background = np.concatenate([part[1] for part in parts])
    branching = np.concatenate([reached + part[2] for part in parts])
    decay = at.decay * (float(at.branching.sum(0) @ later) + sum(part[3] for part in parts))
    return loss, np.concatenate([background, branching, [decay]])


def _stream_loss(i: int, at: _Point, data: _Data, received: Array, change: Array) -> tuple[float, Array, Array, float]:
    """A stream's part of the loss but for the excitation it sends, with its slopes by background, branching and decay."""
    basis = data.at_events[i]
    background = _rate(basis, at.background[i])
    excited = (received * at.branching[i]).sum(1)
    rate = background + at.decay * excited
    grid = _rate(data.at_grid, at.background[i]) * data.cell
    by_background = data.at_grid.T @ grid - basis.T @ (background / rate)
    by_branching = -at.decay * (received / rate[:, None]).sum(0)
    by_decay = -float(((excited + at.decay * (change * at.branching[i]).sum(1)) / rate).sum())
    return float(grid.sum() - np.log(rate).sum()), by_background, by_branching, by_decay


def _rate(basis: csr_array, coefficients: Array) -> Array:
    """The background; held within what a number can hold, since the climb may leap far beyond it on its way."""
    return np.asarray(np.exp(np.clip(basis @ coefficients, -_FARTHEST, _FARTHEST)))


def _received(data: _Data, decay: float) -> tuple[Array, Array]:
    """R and its derivative by the decay, (events, streams) each."""
    gaps = np.diff(data.times, prepend=data.times[:1])
    kept = np.exp(-decay * gaps)
    band = np.zeros((2, len(gaps)), order="F")
    band[0], band[1, :-1] = 1.0, -kept[1:]
    received, change = np.zeros((2, data.streams, len(gaps)))
    for j, rows in enumerate(data.own):
        right = np.zeros(len(gaps))
        after = rows[rows + 1 < len(gaps)] + 1
        right[after] = kept[after]
        received[j] = _solve(band, right)
        change[j] = _solve(band, -gaps * received[j])
    return received.T, change.T


def _solve(band: Array, right: Array) -> Array:
    """x of x_k - kept_k x_{k-1} = right_k."""
    return np.asarray(dtbsv(1, band, right, lower=1, diag=1))


def _excitation(z: Array, loss: float, data: _Data) -> Excitation:
    at, count = _point(z, data), data.streams**2
    errors = _standard_errors(z, data)
    branching = _natural(z[-1 - count : -1], None if errors is None else errors[-1 - count : -1])
    return Excitation(
        terms=data.terms if data.terms > 1 else 0,
        events=tuple(len(rows) for rows in data.own),
        background=tuple(float(np.exp(data.at_grid @ row).mean()) for row in at.background),
        branching=tuple(tuple(branching[i : i + data.streams]) for i in range(0, count, data.streams)),
        radius=float(np.abs(np.linalg.eigvals(at.branching)).max()),
        decay=_decay(float(z[-1]), None if errors is None else float(errors[-1]), _bounds(data)[-1]),
        log_likelihood=-loss,
        aic=2 * loss + 2 * len(z),
        identified=errors is not None,
    )


def _natural(values: Array, errors: Array | None) -> list[Interval]:
    if errors is None:
        return [Interval(float(value), 0.0, _MOST) for value in values]
    bands = zip(values, Z95 * errors, strict=True)
    return [Interval(float(value), max(0.0, float(value - band)), float(value + band)) for value, band in bands]


def _decay(log_decay: float, error: float | None, bounds: tuple[float, float]) -> Interval:
    low, high = bounds if error is None else (log_decay - Z95 * error, log_decay + Z95 * error)
    estimate, low, high = (float(value) for value in np.exp(np.clip([log_decay, low, high], *bounds)))
    return Interval(estimate, low, high)


def _standard_errors(z: Array, data: _Data) -> Array | None:
    """From the observed information (central differences of the gradient); null where it is not positive definite."""
    steps = 1e-4 * np.maximum(np.abs(z), 0.1)
    rows = [
        (_loss(z + step * unit, data)[1] - _loss(z - step * unit, data)[1]) / (2 * step)
        for step, unit in zip(steps, np.eye(len(z)), strict=True)
    ]
    information = (np.array(rows) + np.array(rows).T) / 2
    if not np.isfinite(information).all() or np.linalg.eigvalsh(information)[0] <= 0:
        return None
    return np.asarray(np.sqrt(np.diag(np.linalg.inv(information))))
