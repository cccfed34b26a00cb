from dateline.exchange.sources.saved_text.page import Remark
from dateline.exchange.sources.saved_text.remarks import Remarks
from tests.exchange.sources.saved_text.reading_lines import lines


def test_remarks_come_in_the_order_of_their_lines():
    one, two = lines("one", "two")
    remarks = Remarks()
    remarks.add(two, "Second.")
    remarks.furniture(one, "a button")
    assert remarks.in_order() == (
        Remark(1, "one", "Page furniture: a button.", furniture=True), Remark(2, "two", "Second."),
    )  # fmt: skip


def test_a_topic_is_raised_once():
    one, two = lines("one", "two")
    remarks = Remarks()
    remarks.once("zone", one, "Doubtful.")
    remarks.once("zone", two, "Doubtful.")
    assert len(remarks.in_order()) == 1
