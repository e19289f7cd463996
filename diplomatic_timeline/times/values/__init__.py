"""Single values of file columns and boxes, to `When`."""

from diplomatic_timeline.times.values.order import ColumnOrder, infer_order
from diplomatic_timeline.times.values.parse import parse_when
from diplomatic_timeline.times.values.problem import DateProblem

__all__ = ["ColumnOrder", "DateProblem", "infer_order", "parse_when"]
