"""From what went wrong in a record to the sentence a person can act on."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from diplomatic_timeline.formats.report import Problem

LEFT_OUT = "the row was left out"

_EXPLAINED = {
    "missing": ("a value is missing", "fill it in"),
    "string_too_short": ("a value is missing", "fill it in"),
    "float_parsing": ("'{value}' is not a number", "write digits with a point, as in 50.88"),
    "int_parsing": ("'{value}' is not a whole number", "write digits only, as in 12"),
    "greater_than_equal": ("'{value}' is less than {ge}", "correct the value, or leave it out if it is not known"),
    "less_than_equal": ("'{value}' is more than {le}", "correct the value, or leave it out if it is not known"),
    "json_invalid": ("this is not JSON: {error}", "write one event as one JSON object a line"),
}
"""Cause and fix by pydantic's name of the error."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value of a record: its path in the record, the value, the cause and the fix."""

    path: tuple[str | int, ...]
    value: str | None
    cause: str
    fix: str


def rejection(file: str, line: int, fault: Fault) -> Problem:
    """Return the report on a row that was left out because of a fault."""
    column = ".".join(str(part) for part in fault.path) or None
    return Problem(file, line, column, fault.value, fault.cause, LEFT_OUT, fault.fix)


def faults_of(error: ValidationError) -> list[Fault]:
    """Return the faults that a validation found, in the order of the fields."""
    return [_explain(detail) for detail in error.errors(include_url=False)]


def split_advice(message: str, otherwise: str) -> tuple[str, str]:
    """Return cause and fix of a message in which the advice, if any, follows a semicolon."""
    cause, _, advice = message.partition("; ")
    return cause, advice or otherwise


def _explain(detail: Any) -> Fault:
    kind, path, value = detail["type"], tuple(detail["loc"]), detail["input"]
    has_value = kind not in ("missing", "json_invalid") and not isinstance(value, (dict, list))
    text = str(value) if has_value else None
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        return Fault(path, text, f"'{value}' is not one of the allowed words", _suggest(str(value), allowed))
    if kind in _EXPLAINED:
        cause, fix = _EXPLAINED[kind]
        return Fault(path, text, cause.format(value=value, **_limits(detail)), fix)
    message = re.sub(r"^Value error, ", "", detail["msg"])
    cause, fix = split_advice(message, "correct the value, or leave it out if it is not known")
    return Fault(path, text, cause, fix)


def _limits(detail: Any) -> dict[str, Any]:
    """Return what an error says besides: limits without a needless decimal point."""
    context = detail.get("ctx", {})
    return {
        name: f"{value:g}" if isinstance(value, float) else value for name, value in context.items() if name != "value"
    }


def _suggest(value: str, allowed: Sequence[str]) -> str:
    close = difflib.get_close_matches(value.lower(), allowed, n=1)
    listed = f"use one of {', '.join(allowed)}"
    return f"did you mean '{close[0]}'? {listed}" if close else listed
