"""From the rival claims of one event to low, best and high: the rules, the named variants, the cumulative check.

docs/reconciliation.md is the rule book for readers; `rules.reconcile` is where it runs. The cumulative check stands in
`recount.reconciliation.cumulative`, since it needs a solver.
"""

from recount.reconciliation.records import Account, Exclusion, Incident
from recount.reconciliation.results import Range, Reason, Ruled, Ruling
from recount.reconciliation.rule_sets import RULE_SETS, RuleSet, rule_set
from recount.reconciliation.rules import reconcile, reconcile_all

__all__ = [
    "RULE_SETS",
    "Account",
    "Exclusion",
    "Incident",
    "Range",
    "Reason",
    "RuleSet",
    "Ruled",
    "Ruling",
    "reconcile",
    "reconcile_all",
    "rule_set",
]
