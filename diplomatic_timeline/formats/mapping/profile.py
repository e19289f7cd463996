"""What stands in the columns of a table: kind, empty cells, distinct values, examples, and what looks odd."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.times import ColumnOrder, DateProblem, infer_order, parse_when

Kind = Literal["empty", "date", "number", "address", "list", "word", "text"]

_LOOKED_AT = 300
"""Distinct values that are tried as dates: words in other languages cost milliseconds each."""
_SEARCHED = 100_000
_FIRST = 20
_SAMPLES = 5
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_DATE_LIKE = re.compile(r"\d")
_WEB = re.compile(r"https?://\S+")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("2025-03-13", re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")),
    ("20250313", re.compile(r"[12]\d{7}(?:\d{6})?")),
    ("2025-03", re.compile(r"\d{4}-\d\d")),
    ("2025", re.compile(r"-?\d{1,4}")),
    ("numbers with slashes or dots", re.compile(r"\d{1,4}[/. -]\d{1,2}[/. -]\d{1,4}(?:[ T,].*)?")),
    (
        "numbers with slashes or dots",
        re.compile(
            r"\d{1,2}(?:[./]\d{1,2})?\.? ?[-–—/] ?\d{1,2}[./]\d{1,2}(?:[./]\d{4})?\.?|"
            r"\d{1,2}[./]\d{1,2}[./]\d{4} ?[-–—] ?\d{1,2}[./]\d{1,2}[./]\d{4}"
        ),
    ),
    ("serial numbers", re.compile(r"[1-7]\d{4}(?:\.\d+)?")),
)
CODES = ("-9", "-99", "-999", "-9999", "99", "999", "9999", "NA", "N/A", "n/a", "null", "NULL", "None", "NaN", "nan",
         "unknown", "Unknown", "?", "-", ".", "#N/A")  # fmt: skip
"""Values that often stand for "not known"; which of them do, only the person can say ("NA" is Namibia, too)."""
_ODD: tuple[tuple[str, str], ...] = (
    ("\N{REPLACEMENT CHARACTER}", "a character that could not be read (\N{REPLACEMENT CHARACTER})"),
    ("Ã", "accents that were read in the wrong encoding (Ã)"),
    ("\xa0", "spaces that do not break"),
    ("\u200b", "invisible spaces"),
    ("<", "angle brackets, as of HTML"),
)


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """What stands in a column.

    `kind` is what most of its values are; `blanks` and `distinct` are counts over the whole column. `shapes` are the
    ways in which its dates are written, most frequent first; `order` is that of day and month. `separator` splits its
    lists. `codes` are values that may stand for "not known".
    """

    name: str
    kind: Kind
    rows: int
    blanks: int
    distinct: int
    samples: tuple[str, ...]
    odd: tuple[str, ...] = ()
    dates: float = 0.0
    shapes: tuple[str, ...] = ()
    order: ColumnOrder | None = None
    separator: str | None = None
    codes: tuple[str, ...] = ()

    @property
    def undecided(self) -> bool:
        """Say whether its dates can be read day first or month first, so that the person must say."""
        return self.order is not None and self.order.order is None and "both ways" in self.order.reason


def profile_table(frame: Frame) -> tuple[ColumnProfile, ...]:
    """Return what stands in each column, in their order."""
    return tuple(_profile(name, frame.column(name)) for name in frame.columns)


def shape_of(text: str) -> str:
    """Return in which way a date is written."""
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(text)), "words")


def _profile(name: str, column: pa.Array) -> ColumnProfile:
    counts = pc.value_counts(pc.utf8_trim_whitespace(pc.drop_null(column)))
    values, numbers = pc.struct_field(counts, "values"), pc.struct_field(counts, "counts")
    best = pc.array_sort_indices(numbers, order="descending")
    distinct = len(values)
    common = [text for text in values.take(best[:_LOOKED_AT]).to_pylist() if text]
    dates = _dates_among(common)
    share = len(dates) / len(common) if common else 0.0
    order = infer_order(values.to_pylist()) if share > 0.5 else None
    shapes = Counter(shape_of(text) for text in dates)
    return ColumnProfile(
        name=name,
        kind=_kind(common, share),
        rows=len(column),
        blanks=column.null_count,
        distinct=distinct,
        samples=tuple(common[:_SAMPLES]),
        odd=tuple(words for mark, words in _ODD if pc.any(pc.match_substring(values[:_SEARCHED], mark)).as_py()),
        dates=share,
        shapes=tuple(shape for shape, _ in shapes.most_common()),
        order=order,
        separator=_separator(common),
        codes=tuple(values.filter(pc.is_in(values, pa.array(CODES))).to_pylist()),
    )


def _dates_among(values: Sequence[str]) -> list[str]:
    """Return the values that may be dates, none where the first ones are not: reading them is what costs time."""
    first = [text for text in values[:_FIRST] if _is_date(text)]
    return [*first, *(text for text in values[_FIRST:] if _is_date(text))] if first else []


def _is_date(text: str) -> bool:
    """Say whether a value may be a date: years alone count, other small numbers do not."""
    if not _DATE_LIKE.search(text) or len(text) > 60:
        return False
    if _NUMBER.fullmatch(text) and not re.fullmatch(r"[12]\d{3}|[12]\d{7}", text):
        return False
    read = parse_when(text, languages=["en"])
    return not isinstance(read, DateProblem) or " or " in read.reason or "calendar" in read.reason


def _kind(values: Sequence[str], dates: float) -> Kind:
    if not values:
        return "empty"
    if dates > 0.8:
        return "date"
    if _share(values, _NUMBER) > 0.9:
        return "number"
    if _share(values, _WEB) > 0.8:
        return "address"
    if _separator(values):
        return "list"
    return "word" if max(map(len, values)) <= 30 and len(values) <= 30 else "text"


def _share(values: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(pattern.fullmatch(value) is not None for value in values) / len(values)


def _separator(values: Sequence[str]) -> str | None:
    """Return the mark that splits the lists of a column: names and sentences hold commas and slashes, so not these."""
    if not values or max(map(len, values)) > 300:
        return None
    shares = {mark: sum(mark in value for value in values) / len(values) for mark in (";", "|")}
    best = max(shares, key=lambda mark: shares[mark])
    return best if shares[best] >= 0.05 else None
