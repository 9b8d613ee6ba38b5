"""A ledger -> a folder of pages that anyone can read, check and reply to: no script, nothing loaded from elsewhere.

    publish(ledger, folder, Edition(title="...", contact="mailto:..."), rules=Rules(...), replace=False) -> Published

The same ledger and edition give the same bytes: every day on a page comes from the journal, none from the clock.
"""

from recount.publishing.edition import Edition, Published
from recount.publishing.publish import publish

__all__ = ["Edition", "Published", "publish"]
