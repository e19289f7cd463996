"""Spans of days in figures, as 13-14.09.2022, 30.09-02.10.2022 and 28.12.2021 - 3.1.2022."""

import re
from datetime import date

from diplomatic_timeline.times.values.numbers import Order, read_digits
from diplomatic_timeline.times.values.order import infer_order
from diplomatic_timeline.times.values.problem import DateProblem, problem

_N = r"[0-9]{1,2}"
_DAYS = re.compile(
    rf"(?P<a>{_N})\.? ?(?:[-–—]|/(?!{_N}/)) ?(?P<b>{_N})(?P<mark>[./])(?P<m>{_N})(?P=mark)(?P<y>[0-9]{{4}})\.?"
)
_MONTHS = re.compile(
    rf"(?P<start>{_N}(?P<mark>[./]){_N})\.? ?[-–—] ?(?P<end>{_N}(?P=mark){_N})(?P=mark)(?P<y>[0-9]{{4}})\.?"
)
_YEARS = re.compile(
    rf"(?P<start>{_N}(?P<mark>[./]){_N}(?P=mark)[0-9]{{4}})\.? ?[-–—] ?(?P<end>{_N}(?P=mark){_N}(?P=mark)[0-9]{{4}})\.?"
)


def read_span(text: str, order: Order | None, anchor: date | None) -> str | DateProblem | None:
    """Return the EDTF interval of a span of days in figures, a problem where it is none, None for any other text.

    A year that stands only at the end is that of both ends, or the one before where the span passes New Year. Without
    an `order` the ends show it to each other: 30.09-02.10.2022 has the day first.
    """
    if match := _DAYS.fullmatch(text):
        if match["mark"] == "/" and order == "MDY":
            return None
        ends = [f"{match[day]}.{match['m']}.{match['y']}" for day in ("a", "b")]
        return _join(text, ends, "DMY", anchor)
    if match := _YEARS.fullmatch(text):
        ends = [match["start"], match["end"]]
        return _join(text, ends, order or infer_order(ends).order, anchor)
    if match := _MONTHS.fullmatch(text):
        mark, year = match["mark"], int(match["y"])
        end = f"{match['end']}{mark}{year}"
        order = order or infer_order([f"{match['start']}{mark}{year}", end]).order
        spans = [_join(text, [f"{match['start']}{mark}{start}", end], order, anchor) for start in (year, year - 1)]
        return next((span for span in spans if isinstance(span, str)), spans[0])
    return None


def _join(text: str, ends: list[str], order: Order | None, anchor: date | None) -> str | DateProblem:
    days = []
    for end in ends:
        day = read_digits(end, order, anchor)
        if not isinstance(day, str):
            return problem(text, f"holds '{end}', which {day.reason}", day.fix) if day else _unread(text)
        days.append(day)
    if days[0] > days[1]:
        return problem(text, "ends before it begins", "write the earlier day first")
    return "/".join(dict.fromkeys(days))


def _unread(text: str) -> DateProblem:
    return problem(text, "is no span of days", "write it as 2025-03-06/2025-03-07")
