"""Receipts become latencies, and these become what the report says."""

from array import array

from bench.latencies import latencies, percentile


def test_each_receipt_is_counted_from_its_own_event():
    receipts = [array("q", [130, 110]), array("q", [250])]
    assert list(latencies(receipts, [100, 200])) == [10, 30, 50]


def test_events_without_a_begin_are_passed_over():
    receipts = [array("q", [110]), array("q", [999])]
    assert list(latencies(receipts, [100])) == [10]


def test_ninety_nine_of_a_hundred_receipts_come_before_p99():
    ordered = array("q", [number * 1_000_000 for number in range(100)])
    assert percentile(ordered, 0.5) == 50
    assert percentile(ordered, 0.99) == 99
    assert percentile(ordered, 1) == 99
