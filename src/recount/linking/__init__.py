"""Claims and documents to events.

    accounts = [o for reading in readings for o in observations(reading)]   # one per incident that a document speaks of
    linkage = link(accounts, decisions)                                     # recount.model.LinkDecision: people's word
    for cluster in linkage.clusters:                                        # every account in exactly one
        cluster.id, cluster.observations                                    # ids; Observation.claims has the claims
    for pair in linkage.pairs:                                              # ScoredPair: weight in bits, probability, reasons
        ...
    linkage.blocking                                                        # how much was compared, and blocking's recall

Adding to what is linked: keep each account's `homes(account)` and the clusters, and call `relink(new, known)`
(`Linked` keeps them in memory). Incidents in operations in campaigns: `hierarchy(extent(cluster.id, accounts) ...)`.

Everything here is pure: the same accounts and decisions in any order give the same result.
"""

from recount.linking.accounts import observations
from recount.linking.cells import homes, sought
from recount.linking.hierarchy import Extent, extent, hierarchy
from recount.linking.incremental import Known, Linked, relink
from recount.linking.linkage import Blocking, Cluster, Linkage, Reason, ScoredPair, link
from recount.linking.observation import Observation

__all__ = [
    "Blocking",
    "Cluster",
    "Extent",
    "Known",
    "Linkage",
    "Linked",
    "Observation",
    "Reason",
    "ScoredPair",
    "extent",
    "hierarchy",
    "homes",
    "link",
    "observations",
    "relink",
    "sought",
]
