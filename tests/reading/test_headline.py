"""A headline is a text of its own: what stands below it is neither its victims nor its quotation."""

import recount
from recount.model import Toll

TITLE = "Shells hit crowded market in Ansongo, killing at least 31"
BODY = "ANSONGO, Mali - At least 31 people were killed on Tuesday when shells fell on a market, hospital officials said."


def test_no_words_cross_the_end_of_a_headline():
    reading = recount.read(f"{TITLE}\n\n{BODY}", published="2026-03-11")
    end = len(TITLE)
    spans = [piece for one in reading.attributions for piece in one.content]
    spans += [claim.evidence for claim in reading.claims]
    assert spans
    assert all(span.end <= end or span.start >= end for span in spans)
    first = next(claim for claim in reading.claims if isinstance(claim, Toll))
    assert first.victim is None


def test_the_totals_see_a_title_that_the_text_does_not_repeat():
    body = "ANSONGO, Mali - Hospital officials were still counting on Tuesday after shells fell on a market."
    reading = recount.read(body, title=TITLE, published="2026-03-11")
    assert reading.totals["killed"].best == 31
    assert not any(isinstance(claim, Toll) for claim in reading.claims)
    assert recount.read(f"{TITLE}\n\n{BODY}", title=TITLE, published="2026-03-11").totals["killed"].best == 31
