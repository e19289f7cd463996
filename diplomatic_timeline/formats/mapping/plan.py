"""A mapping: which column is used for what, and how its cells are read; saved and read as a small JSON file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats.mapping.fields import BY_NAME
from diplomatic_timeline.times.values.numbers import Order

_KIND = "diplomatic-timeline-mapping"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Use:
    """What a column is used for.

    `order` is that of day and month in its dates, `separator` splits its lists (None: a cell is one item), `missing`
    are values that stand for "not known". With `years_only`, 1 January means that only the year is known.
    """

    to: str
    order: Order | None = None
    separator: str | None = None
    missing: tuple[str, ...] = ()
    years_only: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The use of each column that has one; all others are kept as they are."""

    uses: Mapping[str, Use] = field(default_factory=dict)

    def columns(self, to: str) -> list[str]:
        """Return the columns that are used for a field, in their order."""
        return [name for name, use in self.uses.items() if use.to == to]

    def to_json(self) -> bytes:
        """Return the mapping as a file."""
        columns = {name: _to_values(use) for name, use in self.uses.items()}
        content = {"kind": _KIND, "version": _VERSION, "columns": columns}
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Say whether a table has all the columns that this mapping uses."""
        return set(self.uses) <= set(columns)


def read_plan(data: bytes, file: str) -> Plan:
    """Return the mapping in a file; raises `FormatError` naming what of it cannot be used."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        columns = content["columns"] if content["kind"] == _KIND else None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FormatError(f"{file} is no mapping file; save one on the page Data") from error
    if content.get("version") != _VERSION or not isinstance(columns, dict):
        raise FormatError(f"{file} is a mapping file of another version ({content.get('version')}); save it again")
    uses = {name: _to_use(name, values, file) for name, values in columns.items()}
    for name, use in uses.items():
        twice = [other for other, it in uses.items() if it.to == use.to and other != name]
        if twice and not BY_NAME[use.to].many:
            raise FormatError(f"{file}: the columns '{name}' and '{twice[0]}' are both used for '{use.to}'; choose one")
    return Plan(uses)


def _to_values(use: Use) -> dict[str, Any]:
    values: dict[str, Any] = {"to": use.to}
    values |= {"order": use.order} if use.order else {}
    values |= {"separator": use.separator} if use.separator else {}
    values |= {"missing": list(use.missing)} if use.missing else {}
    return values | ({"years_only": True} if use.years_only else {})


def _to_use(name: str, values: Any, file: str) -> Use:
    if not isinstance(values, dict) or values.get("to") not in BY_NAME:
        told = values.get("to") if isinstance(values, dict) else values
        raise FormatError(f"{file}: column '{name}' is used for '{told}'; use one of {', '.join(BY_NAME)}")
    order, separator, missing = values.get("order"), values.get("separator"), values.get("missing", [])
    if order is not None and order not in get_args(Order):
        raise FormatError(f"{file}: column '{name}' has the order '{order}'; use one of {', '.join(get_args(Order))}")
    if separator is not None and (not isinstance(separator, str) or len(separator) != 1):
        raise FormatError(f"{file}: column '{name}' has the separator '{separator}'; use one character, such as ;")
    if not isinstance(missing, list) or not all(isinstance(code, str) for code in missing):
        raise FormatError(f"{file}: column '{name}' has missing codes that are no list of texts")
    return Use(values["to"], order, separator, tuple(missing), bool(values.get("years_only", False)))
