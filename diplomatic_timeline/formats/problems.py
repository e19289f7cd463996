"""From what went wrong in a record to the sentence a person can act on."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

LEFT_OUT = "the row was left out"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value of a record: its path in the record, the value, the cause and the fix."""

    path: tuple[str | int, ...]
    value: str | None
    cause: str
    fix: str


def faults_of(error: ValidationError) -> list[Fault]:
    """Return the faults that a validation found, in the order of the fields."""
    return [_explain(detail) for detail in error.errors(include_url=False)]


def split_advice(message: str, otherwise: str) -> tuple[str, str]:
    """Return cause and fix of a message in which the advice, if any, follows a semicolon."""
    cause, _, advice = message.partition("; ")
    return cause, advice or otherwise


def _explain(detail: Any) -> Fault:
    kind, path, value = detail["type"], tuple(detail["loc"]), detail["input"]
    text = None if kind == "missing" or isinstance(value, (dict, list)) else str(value)
    if kind == "missing":
        return Fault(path, None, "a value is missing", "fill it in")
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        return Fault(path, text, f"'{value}' is not one of the allowed words", _suggest(str(value), allowed))
    if kind == "json_invalid":
        return Fault(
            (), None, f"this is not JSON: {detail['ctx']['error']}", "write one event as one JSON object a line"
        )
    message = re.sub(r"^Value error, ", "", detail["msg"])
    cause, fix = split_advice(message, "correct the value, or leave it out if it is not known")
    return Fault(path, text, cause, fix)


def _suggest(value: str, allowed: Sequence[str]) -> str:
    close = difflib.get_close_matches(value.lower(), allowed, n=1)
    listed = f"use one of {', '.join(allowed)}"
    return f"did you mean '{close[0]}'? {listed}" if close else listed
