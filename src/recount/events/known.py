"""What is linked already, in the derived tables: where `recount.linking.relink` finds the accounts near a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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
        self._decided = decided

    def standing_in(self, cells: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand in any of these cells."""
        return set(asked(self._connection, select(CELLS.c.account), CELLS.c.cell, cells))

    def owners(self, claims: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand for these claims, which people decided about."""
        accounts = self._accounts(ACCOUNTS.c.document, self._decided)
        return {account.id for account in accounts if not set(claims).isdisjoint(account.claims)}

    def hanging_with(self, accounts: Collection[str]) -> Iterable[Observation]:
        """All accounts of the components of these accounts."""
        return self._hanging(ACCOUNTS.c.id, accounts)

    def left_behind(self) -> list[Observation]:
        """The accounts that hung together with those of the documents left out."""
        return self._hanging(ACCOUNTS.c.document, self._without)

    def _hanging(self, column: Column[str], values: Collection[str]) -> list[Observation]:
        components = set(asked(self._connection, select(ACCOUNTS.c.component), column, values))
        return list(self._accounts(ACCOUNTS.c.component, components))

    def _accounts(self, column: Column[str], values: Collection[str]) -> Iterator[Observation]:
        found = map(_account, asked(self._connection, select(ACCOUNTS.c.account), column, values))
        return (account for account in found if account.document not in self._without)


def asked(connection: Connection, query: Select[tuple[Any]], column: Column[Any], values: Collection[Any]) -> Iterator[Any]:
    """The answers for all values of a column, in the order of the values, some at a time: a question holds only so many."""
    ordered: Sequence[Any] = sorted(values)
    for n in range(0, len(ordered), _MANY):
        yield from connection.scalars(query.where(column.in_(ordered[n : n + _MANY])))
