"""Day first or month first, decided for a whole column."""

import pytest

from diplomatic_timeline.times import infer_order, parse_when

# column, order, part of the reason
COLUMNS = [
    (["3/4/2025", "13/4/2025"], "DMY", "'13/4/2025'"),
    (["3/4/2025", "4/13/2025"], "MDY", "'4/13/2025'"),
    (["13.4.25 10:00"], "DMY", "first number"),
    (["3/4/2025", "5/6/2025"], None, "both ways"),
    (["13/4/2025", "4/13/2025"], None, "'13/4/2025' has the day first, '4/13/2025' the month"),
    (["2025-03-04", "March 2025", "", "13/2025"], None, "depends"),
    ([], None, "depends"),
    (["99/99/2025"], None, "depends"),
]


@pytest.mark.parametrize(("column", "order", "reason"), COLUMNS)
def test_order_of_a_column(column, order, reason):
    found = infer_order(column)
    assert found.order == order
    assert reason in found.reason


def test_the_deciding_value_is_named_with_its_row():
    found = infer_order(["3/4/2025", "", "13/4/2025"])
    assert (found.deciding, found.row) == ("13/4/2025", 2)


def test_the_order_settles_the_other_values():
    column = ["3/4/2025", "4/13/2025"]
    assert [parse_when(value, order=infer_order(column).order).text for value in column] == ["2025-03-04", "2025-04-13"]
