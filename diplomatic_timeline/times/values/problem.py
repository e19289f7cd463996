"""`DateProblem`: why a text could not be read as one time."""

from dataclasses import dataclass

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class DateProblem:
    """A text that names no one time: `value` (cut to 80 characters), `reason` and `fix`, for people."""

    value: str
    reason: str
    fix: str

    def __str__(self) -> str:
        """Return the three as one sentence."""
        return f"'{self.value}' {self.reason}; {self.fix}"


def problem(text: str, reason: str, fix: str) -> DateProblem:
    """Return the problem with a text of any length."""
    return DateProblem(text[:_SHOWN], reason, fix)
