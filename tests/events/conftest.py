"""The ledger fixture over both databases."""

from tests.ledger.conftest import database, ledger, postgresql, url

__all__ = ["database", "ledger", "postgresql", "url"]
