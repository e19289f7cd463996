"""Correlates of War, Militarized Interstate Disputes 5.0 (Palmer et al. 2022): MIDA, one row a dispute, and MIDB, one
row for each state in it, which together make one event of their dispute.

-9 is a day that is not known: the date is then the month. States are the data set's own abbreviations.
"""

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyarrow as pa

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.datasets import DataSet, recode, to_phrase
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.finishing import finish
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.people import split_lists, to_participants
from diplomatic_timeline.formats.report import ImportResult
from diplomatic_timeline.times.edtf import year_text
from diplomatic_timeline.when import When

_UNKNOWN = ("-9", "-8", "", "0")
_ACTIONS = (
    "no militarised action", "threat to use force", "threat to blockade", "threat to occupy territory",
    "threat to declare war", "threat to use chemical, biological or nuclear weapons", "threat to join a war",
    "show of force", "alert", "nuclear alert", "mobilisation", "fortification of a border", "violation of a border",
    "blockade", "occupation of territory", "seizure", "attack", "clash", "declaration of war",
    "use of chemical, biological or nuclear weapons", "beginning of a war", "joining of a war",
)  # fmt: skip
_DATES = ("styear", "stmon", "stday", "endyear", "endmon", "endday")


def read_part(year: str | None, month: str | None, day: str | None) -> str | None:
    """Return the EDTF of a date in three columns, as far as it is known; raises `WhenError` if it is no date."""
    if year is None or year in _UNKNOWN:
        return None
    try:
        edtf = year_text(int(year))
        for part in (month, day):
            if part is None or part in _UNKNOWN:
                break
            edtf += f"-{int(part):02d}"
    except ValueError as error:
        raise WhenError(f"'{year} {month} {day}' is no date; write year, month and day in digits") from error
    return When.parse(edtf).text


def read_span(*parts: str | None) -> str | None:
    """Return the EDTF from a start to an end, each in three columns."""
    first, last = read_part(*parts[:3]), read_part(*parts[3:])
    return When.parse(f"{first}/{last}").text if first and last and first != last else first or last


def _action_type(code: str) -> str:
    number = int(code) if code.lstrip("-").isdigit() else 0
    return "threat" if 1 <= number <= 6 else "military" if number > 6 else "other"


def _action_words(code: str) -> str | None:
    return _ACTIONS[int(code)] if code.isdigit() and int(code) < len(_ACTIONS) else None


def _numbers(draft: Draft) -> pa.Array:
    """Return the number of each dispute: versions 4 have two columns, of which one is -9."""
    names = sorted((name for name in draft.frame.columns if name.lower().startswith("dispnum")), reverse=True)
    return pc.coalesce(*(draft.text(name, _UNKNOWN) for name in names))


def _read_disputes(draft: Draft) -> ImportResult:
    number = _numbers(draft)
    action = draft.look("hiact")
    fields = {
        "id": number,
        "type": recode(draft, action, _action_type),
        "title": to_phrase(
            pc.binary_join_element_wise("Militarised interstate dispute ", number, ""),
            recode(draft, action, _action_words),
        ),
        "when": draft.read(_DATES, read_span, at="styear"),
    }
    return finish(draft, fields)


def _read_states(draft: Draft) -> ImportResult:
    draft.read(_DATES, read_span, at="styear")
    names = draft.text("stabb")
    draft.reject(
        np.flatnonzero(pc.is_null(names).to_numpy(zero_copy_only=False) & ~draft.bad),
        "stabb", None, "no state is named", "fill in its abbreviation",
    )  # fmt: skip
    numbers = _numbers(draft)
    nameless = np.flatnonzero(pc.is_null(numbers).to_numpy(zero_copy_only=False) & ~draft.bad)
    draft.reject(nameless, "dispnum", None, "the dispute has no number", "fill it in")
    kept = draft.frame.table.take(pa.array(np.flatnonzero(~draft.bad)))
    table = kept.rename_columns([name.lower() for name in kept.column_names]).to_pylist()
    lines = draft.frame.lines[~draft.bad].tolist()
    disputes: dict[str, list[dict[str, str]]] = {}
    first_line: dict[str, int] = {}
    told = numbers.take(pa.array(np.flatnonzero(~draft.bad))).to_pylist()
    for row, line, number in zip(table, lines, told, strict=True):
        disputes.setdefault(number, []).append(row)
        first_line.setdefault(number, line)
    rows = [_merge(number, states) for number, states in disputes.items()]
    merged = pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in _MERGED})
    frame = Frame(draft.frame.file, merged, np.array(list(first_line.values()), np.int64))
    problems = (*draft.frame.problems, *draft.problems)
    result = _read_merged(Draft(frame, draft.format))
    report = replace(
        result.report,
        accepted=len(table),
        rejected=draft.frame.rejected + draft.size - len(table),
        problems=(*problems, *result.report.problems),
    )
    return replace(result, report=report)


_MERGED = ("dispnum", "side a", "side b", "when", "hiact", "states")


def _merge(number: str, states: list[dict[str, str]]) -> dict[str, str | None]:
    """Return one row for a dispute: the states of each side, its whole span, its highest action, the rows."""
    sides = {
        side: ";".join(dict.fromkeys(row["stabb"] for row in states if (row.get("sidea") == "1") == (side == "a")))
        for side in "ab"
    }
    spans = [read_span(*(row.get(name) for name in _DATES)) for row in states]
    whens = [When.parse(span) for span in spans if span]
    first = min(whens, key=lambda when: when.earliest or 0, default=None)
    last = max(whens, key=lambda when: when.latest or 0, default=None)
    when = None
    if first and last:
        start, end = first.text.split("/")[0], last.text.split("/")[-1]
        when = start if start == end else f"{start}/{end}"
    actions = [row["hiact"] for row in states if (row.get("hiact") or "").isdigit()]
    highest = max(actions, key=int, default=None)
    told = json.dumps(states, ensure_ascii=False)
    found = (number, sides["a"], sides["b"], when, highest, told)
    return dict(zip(_MERGED, found, strict=True))


def _read_merged(draft: Draft) -> ImportResult:
    sides = [draft.text(f"side {side}") for side in "ab"]
    listed = [pc.replace_substring(side, ";", ", ") for side in sides]
    action = draft.look("hiact")
    fields = {
        "id": draft.text("dispnum"),
        "type": recode(draft, action, _action_type),
        "title": to_phrase(*listed, recode(draft, action, _action_words)),
        "when": draft.text("when"),
        "participants": to_participants(
            [(split_lists(sides[0], ";"), "actor"), (split_lists(sides[1], ";"), "recipient")]
        ),
    }
    return finish(draft, fields)


def _format(name: str, label: str, about: str, mark: tuple[str, ...], read: Callable[[Draft], ImportResult]) -> DataSet:
    return DataSet(name, label, about, ("stday", "stmon", "styear", "endyear", "hiact", *mark), read)


DISPUTES = _format(
    "cow-mida", "COW MIDA", "a table of militarised interstate disputes, one row a dispute", ("settle",), _read_disputes
).to_format()
STATES = _format(
    "cow-midb", "COW MIDB", "the table of states in these disputes, one row a state", ("sidea", "stabb"), _read_states
).to_format()
