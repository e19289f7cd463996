"""`Query`: the active filters as one frozen value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from diplomatic_timeline.countries import country_name
from diplomatic_timeline.errors import QueryError, WhenError
from diplomatic_timeline.query.filters import BY_PARAM, FILTERS, Filter
from diplomatic_timeline.when import When


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter value: its parameter, its value as in the URL, and its words."""

    param: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a timeline. Values of one filter are alternatives (but for `match`), filters add up.

    `start` and `end` bound the time window on the chosen `clock`: events whose possible span overlaps it match, those
    that lie in it whole match certainly. `known` keeps what had been reported by the end of that day in the timeline's
    zone.
    """

    actor: tuple[str, ...] = ()
    match: str = "any"
    role: str | None = None
    type: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    text: str = ""
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    publishers: int | None = None
    start: When | None = None
    end: When | None = None
    clock: str = "happened"
    known: date | None = None

    def without(self, field: str, value: str | None = None) -> "Query":
        """Return the query without one filter, or without one `value` of it."""
        current = getattr(self, field)
        if isinstance(current, tuple) and value is not None:
            return replace(self, **{field: tuple(item for item in current if item != value)})
        return replace(self, **{field: _DEFAULTS[field]})

    def active(self) -> list[str]:
        """Return the fields that differ from their default, in the order of the filter table."""
        return [item.field for item in FILTERS if getattr(self, item.field) != _DEFAULTS[item.field]]

    def narrows(self) -> list[str]:
        """Return the active fields that can leave events out: all but the clock, and `match` only with actors."""
        return [field for field in self.active() if field != "clock" and (field != "match" or len(self.actor) > 1)]

    def to_params(self) -> dict[str, list[str]]:
        """Return public parameters, non-default values only, each a list of strings."""
        return {
            item.param: list(_to_texts(getattr(self, item.field)))
            for item in FILTERS
            if getattr(self, item.field) != _DEFAULTS[item.field]
        }

    def chips(self) -> list[Chip]:
        """Return one chip for each active value, in words."""
        found = []
        for item in FILTERS:
            value = getattr(self, item.field)
            if value != _DEFAULTS[item.field]:
                say = country_name if item.field == "country" else str
                found += [
                    Chip(item.param, text, item.sentence.format(say(_words(part)))) for text, part in _parts(value)
                ]
        return found


_MOST = 1_000
"""No event is told by so many publishers."""

_DEFAULTS = {field.name: field.default for field in fields(Query)}


def read_query(params: Mapping[str, Sequence[str]]) -> tuple[Query, list[str]]:
    """Build a query from public parameters; returns it with a sentence for each value that had to be ignored.

    Parameters that are not filters are left alone.
    """
    values: dict[str, object] = {}
    problems: list[str] = []
    for param, texts in params.items():
        item = BY_PARAM.get(param)
        if item is None:
            continue
        read = [value for text in texts if (value := _read_or_note(item, text, problems)) is not None]
        if item.shape == "many":
            values[item.field] = tuple(dict.fromkeys(read))
        elif read:
            values[item.field] = read[-1]
    query = Query(**values)  # type: ignore[arg-type]
    return _order_window(query, problems), problems


def read_value(item: Filter, text: str) -> object:
    """Read one value of a filter; raises `QueryError` naming parameter, value and what is allowed."""
    text = text.strip()
    if item.choices and text not in item.choices:
        raise QueryError(f"{item.param}: '{text[:80]}' is not one of {', '.join(item.choices)}")
    if item.shape == "when":
        return _read_when(item, text)
    if item.shape == "number":
        if not (text.isascii() and text.isdigit() and len(text) < 10 and 0 < int(text) < _MOST):
            raise QueryError(f"{item.param}: '{text[:80]}' is not a whole number from 1 to {_MOST - 1}")
        return int(text)
    if item.shape == "day":
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise QueryError(f"{item.param}: '{text[:80]}' is not a day such as 2025-03-14") from error
    return text


def _read_when(item: Filter, text: str) -> When:
    """Read a date in EDTF, or in words such as "late May 2018"."""
    try:
        when = When.parse(text)
    except WhenError:
        from diplomatic_timeline.times import DateProblem, parse_when  # its grammar takes long to build

        read = parse_when(text)
        if isinstance(read, DateProblem):
            raise QueryError(f"{item.param}: {read}") from None
        when = read
    if not when.is_bounded:
        raise QueryError(f"{item.param}: '{text}' names no time")
    return when


def _read_or_note(item: Filter, text: str, problems: list[str]) -> object | None:
    if not text.strip():
        return None
    try:
        return read_value(item, text)
    except QueryError as error:
        problems.append(str(error))
        return None


def _order_window(query: Query, problems: list[str]) -> Query:
    start, end = query.start, query.end
    if start is not None and end is not None and start.is_after(end):
        problems.append(f"from: {start} is after to: {end}; exchange the two")
        return replace(query, start=None, end=None)
    return query


def _to_texts(value: object) -> Iterable[str]:
    return (str(part) for part in (value if isinstance(value, tuple) else (value,)))


def _parts(value: object) -> Iterable[tuple[str, object]]:
    return ((str(part), part) for part in (value if isinstance(value, tuple) else (value,)))


def _words(value: object) -> str:
    if isinstance(value, When):
        return value.words()
    if isinstance(value, date):
        return When.parse(value.isoformat()).words()
    return str(value)
