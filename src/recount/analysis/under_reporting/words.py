"""The sentences of the answer: what each method takes for granted, what to keep in mind, what the intervals say together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.analysis.under_reporting.convergence import Convergence
from recount.analysis.under_reporting.overlap import Overlap
from recount.analysis.under_reporting.result import Method, Unit

_POWERS = ("units", "tens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands", "millions")


def assumption(method: Method, unit: Unit) -> str:
    """What must be true, and cannot be seen in the data, for the method's interval to hold."""
    if method == "log-linear":
        return (
            f"The lists depend on each other as the model says, for the {unit}s on no list as for the others, "
            f"and there is no interaction of all lists together; apart from that, every {unit} has the same chances."
        )
    if method == "decomposable graphs":
        return (
            "The lists depend on each other by one of the decomposable graphs, each as likely as the others beforehand, "
            f"for the {unit}s on no list as for the others; the cases on no list may beforehand be of any order of magnitude."
        )
    return (
        f"The {unit}s fall into a few kinds that nobody recorded; within a kind the lists do not depend on each other and all "
        "have the same chances; no kind is out of reach of every list."
    )


def cautions(draws: Sequence[Overlap], unit: Unit, convergence: Convergence | None) -> Iterator[str]:
    """What the reader must keep in mind beside the intervals, where it applies."""
    yield (
        f"All lists are taken to cover the same place, period and definition of a {unit}, and every {unit} could have come on "
        "any of them."
    )
    if unit == "event":
        yield "These are events, of any size: nothing follows for the number of persons."
    if any(pair.copied is None for draw in draws for pair in draw.pairs):
        yield "The table does not say who first said what each list records: that no list copies another is taken on trust."
    if len(draws) == 1:
        yield "Which records are one case is taken as known: no interval holds any doubt about the links."
    if len(draws[0].lists) == 3:
        yield "Three lists cannot show whether all three depend on each other together."
    if len(draws[0].lists) == 5:
        yield "Of five lists only models of pairs were tried, 1,024 of them."
    yield "An interval of a log-linear model holds no doubt about the model: compare the models."
    if convergence is not None and convergence.rough and not convergence.failed:
        yield (
            f"The chains of the latent classes agree only roughly (R-hat {convergence.rhat:.3f}, {convergence.ess:.0f} "
            "effective draws): run more iterations before the figure is published."
        )


def together(low: float, high: float, observed: int, unit: Unit) -> str:
    """One sentence over all intervals, where they agree well enough."""
    return (
        f"{observed:,} {unit}s are on a list; taking all intervals together, between {low:,.0f} and {high:,.0f} is what the "
        "data and one or other assumption allow. No single figure in between is better founded."
    )


def magnitude(low: float, high: float, observed: int, unit: Unit) -> str:
    """The same where the methods are too far apart."""
    first, last = _power(low), _power(high)
    order = first if first == last else f"{first} to {last}"
    return (
        f"Order of magnitude only: {order} ({observed:,} {unit}s are on a list). The intervals reach from {low:,.0f} to "
        f"{high:,.0f}, a factor of {high / low:.1f}: the assumptions decide, not the data."
    )


def _power(number: float) -> str:
    return _POWERS[min(len(str(int(number))) - 1, len(_POWERS) - 1)]
