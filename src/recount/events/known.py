"""What is linked already, in the derived tables: where `recount.linking.relink` finds the accounts near a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Column, Connection, Select, select

from recount.events.tables import ACCOUNTS, CELLS
from recount.linking import Observation

_MANY: Final = 500  # values of one question

_account = msgspec.json.Decoder(Observation).decode


class KnownAccounts:
    """The linked accounts of all documents except those that were read or reviewed anew (`without`); `decided` are the
    documents whose claims people decided about."""

    def __init__(self, connection: Connection, without: Collection[str], decided: Collection[str]) -> None:
        self._connection = connection
        self._without = frozenset(without)
        self._gone = frozenset(asked(connection, select(ACCOUNTS.c.id), ACCOUNTS.c.document, without))
        self._decided = decided

    def standing_in(self, cells: Collection[str]) -> Mapping[str, Collection[str]]:
        """By cell, the ids of the accounts that stand in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for some in _some(cells):
            for row in self._connection.execute(select(CELLS).where(CELLS.c.cell.in_(some))):
                if row.account not in self._gone:
                    found[row.cell].append(row.account)
        return found

    def owners(self, claims: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand for these claims, which people decided about."""
        accounts = self._accounts(ACCOUNTS.c.document, self._decided)
        return {account.id for account in accounts if not set(claims).isdisjoint(account.claims)}

    def clustered_with(self, accounts: Collection[str]) -> Iterable[Sequence[Observation]]:
        """The clusters that hold these accounts."""
        return self._clusters(ACCOUNTS.c.id, accounts)

    def left_behind(self) -> list[Observation]:
        """The accounts that were in one cluster with those of the documents left out."""
        return [account for cluster in self._clusters(ACCOUNTS.c.document, self._without) for account in cluster]

    def _clusters(self, column: Column[str], values: Collection[str]) -> Iterable[list[Observation]]:
        events = set(asked(self._connection, select(ACCOUNTS.c.event), column, values))
        found: dict[str, list[Observation]] = defaultdict(list)
        for some in _some(events):
            query = select(ACCOUNTS.c.event, ACCOUNTS.c.account).where(ACCOUNTS.c.event.in_(some))
            for row in self._connection.execute(query):
                if (account := _account(row.account)).document not in self._without:
                    found[row.event].append(account)
        return found.values()

    def _accounts(self, column: Column[str], values: Collection[str]) -> Iterator[Observation]:
        found = map(_account, asked(self._connection, select(ACCOUNTS.c.account), column, values))
        return (account for account in found if account.document not in self._without)


def asked(connection: Connection, query: Select[tuple[Any]], column: Column[Any], values: Collection[Any]) -> Iterator[Any]:
    """The answers for all values of a column, in the order of the values, some at a time: a question holds only so many."""
    for some in _some(values):
        yield from connection.scalars(query.where(column.in_(some)))


def _some(values: Collection[Any]) -> Iterator[Sequence[Any]]:
    ordered: Sequence[Any] = sorted(values)
    return (ordered[n : n + _MANY] for n in range(0, len(ordered), _MANY))
