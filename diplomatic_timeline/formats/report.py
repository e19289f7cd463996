"""What reading a file came to: rows kept, rows left out, and every problem with its place and its fix."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from diplomatic_timeline.event import Timeline

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was wrong: where it stands, what was done about it, and how to mend the file.

    `line` is the physical line of the file (first line is 1), for spreadsheets the row. `column` and `value` are None
    where the problem concerns the whole row. `rows` is more than 1 where one problem stands for many rows alike: `line`
    is the first of them, or None after the first ones were named.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    cause: str
    done: str
    fix: str
    rows: int = 1

    @property
    def left_out(self) -> bool:
        """Say whether its rows were left out."""
        return "left out" in self.done

    def __str__(self) -> str:
        """Return the problem as one line of text."""
        place = [self.file]
        place += [f"line {self.line}"] if self.line is not None else []
        place += [f"column '{self.column}'"] if self.column else []
        said = "" if self.value is None or self.value in self.cause else f" ('{_shorten(self.value)}')"
        if self.rows > 1:
            further = self.rows - (self.line is not None)
            place.append(f"{further:,} further {'row' if further == 1 else 'rows'}")
        return f"{', '.join(place)}: {self.cause}{said}; {self.done}; fix: {self.fix}"


@dataclass(frozen=True, slots=True)
class Group:
    """Problems alike: their column, what is wrong, what was done, the fix, how many rows, and the first of them.

    `cause` has "…" where the value of each row stands. `left_out` says whether their rows were left out.
    """

    column: str | None
    cause: str
    done: str
    fix: str
    rows: int
    first: tuple[Problem, ...]

    @property
    def left_out(self) -> bool:
        """Say whether the rows were left out."""
        return self.first[0].left_out


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many rows of a file were accepted and rejected, and its problems in file order.

    A rejected row has at least one problem; an accepted row may have some too, when something in it was changed.
    """

    format: str
    accepted: int = 0
    rejected: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def read(self) -> int:
        """Return the number of rows in the file: accepted and rejected ones."""
        return self.accepted + self.rejected

    def with_problems(self, problems: Iterable[Problem]) -> "ImportReport":
        """Return the report with further problems."""
        return ImportReport(self.format, self.accepted, self.rejected, (*self.problems, *problems))

    def groups(self, shown: int = 5) -> list[Group]:
        """Return the problems by cause, those that cost rows first, then by count; of each the first `shown`."""
        found: dict[tuple[str | None, str, str], list[Problem]] = {}
        for problem in self.problems:
            key = (problem.column, _blank(_without_value(problem.cause, problem)), _blank(problem.done))
            found.setdefault(key, []).append(problem)
        groups = [_to_group(alike, shown) for alike in found.values()]
        return sorted(groups, key=lambda group: (not group.left_out, -group.rows))

    def to_text(self) -> str:
        """Return the report as a text file: the summary, the problems by cause, then every one of them."""
        lines = [f"Format: {self.format}", self.summary(), ""]
        for group in self.groups():
            place = f" in column '{group.column}'" if group.column else ""
            lines.append(f"{group.rows:,} x{place}: {group.cause}; {group.done}; fix: {group.fix}")
        return "\n".join([*lines, "", *map(str, self.problems)]) + "\n"

    def summary(self) -> str:
        """Say in one line what reading came to; a row may be rejected for more than one reason."""
        told = f"{self.read:,} rows read: {self.accepted:,} accepted, {self.rejected:,} rejected"
        reasons = sum(problem.rows for problem in self.problems if problem.left_out)
        return f"{told} for {reasons:,} reasons" if reasons > self.rejected else told


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A timeline as it was read, and the report on the reading."""

    timeline: Timeline
    report: ImportReport


def _to_group(alike: list[Problem], shown: int) -> Group:
    first = alike[0]
    same = len({(one.cause, one.done) for one in alike}) == 1
    cause, done = (text if same else _without_value(text, first) for text in (first.cause, first.done))
    return Group(first.column, cause, done, first.fix, sum(one.rows for one in alike), tuple(alike[:shown]))


def _without_value(text: str, problem: Problem) -> str:
    """Return a text with the value of its row taken out."""
    return text.replace(f"'{problem.value}'", "…") if problem.value else text


def _blank(text: str) -> str:
    return re.sub(r"'[^']{0,200}'(?= is| has|,|$| occurs)|\d[\d,.:-]*", "…", text)


def _shorten(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
