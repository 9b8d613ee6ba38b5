"""The words of the claims format and of the rules as they stand on the pages, marked for translation."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_noop

from recount.views import phrases

TERMS: Final = (
    # harms, categories
    gettext_noop("killed"),
    gettext_noop("injured"),
    gettext_noop("missing"),
    gettext_noop("abducted"),
    gettext_noop("detained"),
    gettext_noop("displaced"),
    gettext_noop("surrendered"),
    gettext_noop("civilian"),
    gettext_noop("armed group"),
    gettext_noop("state forces"),
    gettext_noop("unknown"),
    gettext_noop("status not stated"),
    # sides
    gettext_noop("state"),
    gettext_noop("political"),
    gettext_noop("civil society"),
    gettext_noop("international"),
    gettext_noop("medical"),
    gettext_noop("local"),
    gettext_noop("media"),
    gettext_noop("expert"),
    # stances of a speaker
    gettext_noop("asserts"),
    gettext_noop("alleges"),
    gettext_noop("acknowledges"),
    gettext_noop("denies"),
    # positions
    gettext_noop("claims"),
    gettext_noop("accuses"),
    gettext_noop("unclaimed"),
    # what a claim says, label by label
    gettext_noop("who says it"),
    gettext_noop("by whom"),
    gettext_noop("by"),
    gettext_noop("against"),
    gettext_noop("targets"),
    gettext_noop("where"),
    gettext_noop("when"),
    gettext_noop("scope"),
    gettext_noop("in response to"),
    gettext_noop("on the word of"),
    gettext_noop("about"),
    gettext_noop("from"),
    gettext_noop("demanded by"),
    gettext_noop("role"),
    gettext_noop("of"),
    gettext_noop("stance"),
    # decisions and what they lead to
    gettext_noop("accept"),
    gettext_noop("correct"),
    gettext_noop("reject"),
    gettext_noop("unsure"),
    gettext_noop("split"),
    gettext_noop("merge"),
    gettext_noop("unreviewed"),
    gettext_noop("accepted"),
    gettext_noop("corrected"),
    gettext_noop("rejected"),
    gettext_noop("merged"),
    gettext_noop("disputed"),
    gettext_noop("together"),
    gettext_noop("apart"),
    # letters
    gettext_noop("correction"),
    gettext_noop("reply"),
    gettext_noop("declined"),
    # who is heard
    gettext_noop("speaks"),
    gettext_noop("quoted only by the other side"),
    gettext_noop("not found"),
    # figures under the rules
    gettext_noop("independent"),
    gettext_noop("own losses"),
    gettext_noop("admission"),
    gettext_noop("enemy losses"),
    gettext_noop("accusation"),
    gettext_noop("unattributed"),
    gettext_noop("count"),
    gettext_noop("status dispute"),
    gettext_noop("subset"),
    gettext_noop("retraction"),
    gettext_noop("live"),
    gettext_noop("superseded"),
    gettext_noop("repeats"),
    gettext_noop("contested"),
    gettext_noop("retracted"),
    gettext_noop("excluded"),
    # verdicts of a check
    gettext_noop("compatible"),
    gettext_noop("exceeds the record"),
    gettext_noop("falls short"),
    gettext_noop("infeasible"),
    gettext_noop("not comparable"),
)
"""All words that `term` may be given."""


def term(value: str) -> str:
    """A value of the format in the reader's language: `armed_group` is "armed group"."""
    return gettext(phrases.spaced(value))
