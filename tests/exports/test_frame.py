import datetime

import recount
from recount.ledger import ClaimFilter, Ledger
from tests.ledger.made import AT, READING
from tests.review.cast import ADA, REBELS, changed, review


def test_a_frame_has_the_machine_s_word_and_the_person_s(tmp_path):
    with Ledger.create(tmp_path / "x.ledger") as ledger:
        ledger.add(READING, at=AT)
        ledger.review(review(ADA, "correct", REBELS, put=(changed(REBELS, low=11, high=11),)))
        frame = recount.frame(ledger)
        assert sorted(frame["low"].to_list()) == [11, 11, 11, 14]
        assert frame["published"].to_list() == [datetime.date(2031, 3, 16)] * 4
        assert recount.frame(ledger, ClaimFilter(place="Old Karsk"))["word"].to_list() == ["machine", "person"]
