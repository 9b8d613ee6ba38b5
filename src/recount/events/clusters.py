"""Which claims make up which event: linked accounts turned back into claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from recount.events.collecting import read_again
from recount.events.papers import Paper
from recount.events.records import ScoredLink
from recount.ledger import Ledger
from recount.linking import Extent, Linkage, Observation, extent
from recount.model import Claim, LinkDecision
from recount.reading.identity import claim_id


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event: its claims (ids, also of those that a person rejected), the entries of the machine's claims behind them, the
    entries of its documents, its accounts, its extent (null where no account says when), and why its accounts were linked."""

    id: str
    claims: frozenset[str]
    entries: frozenset[int]
    documents: frozenset[int]
    accounts: tuple[Observation, ...]
    extent: Extent | None
    links: tuple[ScoredLink, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    """A claim and where it stands: its document, its place in it, the entries behind it."""

    claim: str
    document: int
    start: int
    entries: tuple[int, ...]


@dataclass(slots=True)
class Members:
    """The claims of some documents: those that stand, and those that a person rejected."""

    standing: dict[str, _Member] = field(default_factory=dict)
    rejected: list[_Member] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)

    def add(self, paper: Paper) -> None:
        """Take in the claims of a document."""
        self.documents.add(paper.entry)
        self.standing.update((m.claim, m) for m in _members(paper, paper.claims))
        self.rejected += _members(paper, (r.claim for r in paper.rejected))


def clusters_of(linkage: Linkage, accounts: Iterable[Observation], members: Members) -> list[Cluster]:
    """The events that linking found, in the order of their ids."""
    known = {a.id: a for a in accounts}
    held = [[known[o] for o in cluster.observations] for cluster in linkage.clusters]
    groups = [[members.standing[c] for a in of for c in a.claims] for of in held]
    _take_in(groups, members.rejected)
    links = _links(linkage, known)
    found = zip(linkage.clusters, held, groups, strict=True)
    made = (_cluster(g, of, links.get(c.id, [])) for c, of, g in found)
    return sorted(made, key=lambda c: c.id)


def standing_words(ledger: Ledger, decisions: Sequence[LinkDecision], found: Iterable[Paper]) -> list[LinkDecision]:
    """The decisions, about the claims that now stand on the words that people judged; one about two claims that a review made
    one is left out. `found` are the documents of these claims."""
    now = read_again(ledger, {claim for d in decisions for claim in d.claims})
    stands = {machine: claim for paper in found for machine, claim in paper.stands.items()}
    pairs = (sorted(stands.get(now.get(c, c), now.get(c, c)) for c in d.claims) for d in decisions)
    return [replace(d, claims=(a, b)) for d, (a, b) in zip(decisions, pairs, strict=True) if a != b]


def _members(paper: Paper, claims: Iterable[Claim]) -> Iterator[_Member]:
    for c in claims:
        yield _Member(c.id, paper.entry, c.evidence.start, paper.behind[c.id])


def _take_in(groups: list[list[_Member]], rejected: Sequence[_Member]) -> None:
    """A rejected claim stays in sight with the event of the claim nearest to it in its document."""
    concerned = {m.document for m in rejected}
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n, group in enumerate(groups):
        for m in group:
            if m.document in concerned:
                near[m.document].append((m.start, n))
    for m in rejected:
        if near[m.document]:
            _, n = min((abs(start - m.start), n) for start, n in near[m.document])
            groups[n].append(m)


def _cluster(group: list[_Member], accounts: list[Observation], links: list[ScoredLink]) -> Cluster:
    """The event keeps the id of its earliest claim, whatever joins it later."""
    founder = min(group, key=lambda m: (m.document, m.start, m.claim))
    identity = claim_id(founder.claim, "event")
    return Cluster(
        id=identity,
        claims=frozenset(m.claim for m in group),
        entries=frozenset(entry for m in group for entry in m.entries),
        documents=frozenset(m.document for m in group),
        accounts=tuple(accounts),
        extent=extent(identity, accounts),
        links=tuple(links),
    )


def _links(linkage: Linkage, accounts: dict[str, Observation]) -> dict[str, list[ScoredLink]]:
    """The scored pairs inside each cluster (by its id), each by the first claims of its two accounts."""
    of = {o: cluster.id for cluster in linkage.clusters for o in cluster.observations}
    found: dict[str, list[ScoredLink]] = defaultdict(list)
    for pair in linkage.pairs:
        if of[pair.left] == of[pair.right]:
            one, other = sorted((accounts[pair.left].claims[0], accounts[pair.right].claims[0]))
            reasons = tuple(r.words for r in pair.reasons)
            found[of[pair.left]].append(ScoredLink(claims=(one, other), score=pair.probability, reasons=reasons))
    return found
