"""Times: expressions in running text, and single values of file columns, as `When`."""

from diplomatic_timeline.times.find import find_times
from diplomatic_timeline.times.lines import read_published, to_time_lines
from diplomatic_timeline.times.mention import TimeMention
from diplomatic_timeline.times.values import ColumnOrder, DateProblem, infer_order, parse_when

__all__ = [
    "ColumnOrder",
    "DateProblem",
    "TimeMention",
    "find_times",
    "infer_order",
    "parse_when",
    "read_published",
    "to_time_lines",
]
