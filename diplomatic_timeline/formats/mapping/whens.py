"""The dates of a mapped table: read from one, two or three columns, with the author's own words where they say more."""

import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.formats.arrow import pc
from diplomatic_timeline.formats.dates import is_undated, read_when
from diplomatic_timeline.formats.draft import Draft
from diplomatic_timeline.formats.frames import Frame
from diplomatic_timeline.formats.mapping.plan import Plan, Use
from diplomatic_timeline.formats.mapping.profile import shape_of
from diplomatic_timeline.times import ColumnOrder
from diplomatic_timeline.times.edtf import year_text
from diplomatic_timeline.times.values.numbers import read_serial
from diplomatic_timeline.when import When

_UNKNOWN_PARTS = re.compile(r"([0-9]{4}(?:-(?!00)[0-9]{2})?)(?:-(?:00|xx|XX|--|\?\?)){1,2}")
_BEFORE = re.compile(r"-(?!9+$)[1-9][0-9]{2,3}")
"""A year before our era; few digits, or only nines, are codes for "not known"."""
_PARTS = ("year", "month", "day", "end_year", "end_month", "end_day")
_SERIAL = re.compile(r"[1-7][0-9]{4}(?:\.[0-9]{1,15})?")
_ISO_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])")
_FIGURE = re.compile(r"\d")
_CODED = re.compile(r"[-\dTZXx:/.~?%+ ]+")
"""EDTF and ISO 8601: what is written so says no more than the date that is kept."""


def read_whens(draft: Draft, plan: Plan, whole: Frame) -> tuple[pa.Array, pa.Array | None]:
    """Return the date of each row, and the author's words for it where they are more than a date in figures.

    Rows are compared with the columns of the `whole` table, of which the draft may be the beginning. A row that says
    itself that its date is not known is kept without one.
    """
    names = [name for field in ("when", "when_end") for name in plan.columns(field)[:1]]
    if not plan.columns("when") and (year := next(iter(plan.columns("year")), None)):
        parts = [next(iter(plan.columns(field)), None) for field in _PARTS]
        missing = {code for name in parts if name for code in plan.uses[name].missing}
        return draft.read(parts, read_parts, missing, at=year), None
    if not names:
        return pa.nulls(draft.size, pa.string()), None
    uses = [plan.uses[name] for name in names]
    readers = [reader_of(use, draft.frame.epoch) for use in uses]
    missing = {code for use in uses for code in use.missing}
    words: dict[tuple[str | None, ...], str] = {}

    def read(*texts: str | None) -> str | None:
        parts = [
            None if text is None or is_undated(text) else one(text) for one, text in zip(readers, texts, strict=True)
        ]
        edtf = _join(parts)
        if told := _find_words(texts, edtf):
            words[texts] = told
        return edtf

    whens = draft.read(names, read, missing)
    _note_shapes(draft, plan, names, whole)
    _note_undated(draft, draft.text(names[0], missing), names[0], whens)
    return whens, draft.read(names, lambda *texts: words.get(texts), missing) if words else None


def _join(parts: list[str | None]) -> str | None:
    """Return the interval from the beginning of the first date to the end of the second, or the one that is known."""
    known = list(dict.fromkeys(part for part in parts if part))
    if len(known) < 2:
        return next(iter(known), None)
    return When.parse(f"{known[0].partition('/')[0]}/{known[1].rpartition('/')[2]}").text


def _find_words(texts: tuple[str | None, ...], edtf: str | None) -> str | None:
    """Return what the author wrote, None where it is figures or the very words in which the date is shown."""
    told = [text for text in texts if text]
    if all(shape_of(text) != "words" or _CODED.fullmatch(text) for text in told):
        return None
    written = " – ".join(told)
    return None if edtf and When.parse(edtf).words().casefold() == written.casefold() else written


def _note_undated(draft: Draft, column: pa.Array, name: str, whens: pa.Array) -> None:
    undated = pc.is_null(whens).to_numpy(zero_copy_only=False) & ~draft.bad
    told = pc.is_valid(column).to_numpy(zero_copy_only=False)
    done, fix = "kept without one", "write the date if it is known"
    draft.note(np.flatnonzero(undated & told), name, column, "this says that the date is not known", done, fix)
    draft.note(np.flatnonzero(undated & ~told), name, None, "there is no date", done, fix)


def read_date(draft: Draft, plan: Plan, field: str) -> pa.Array:
    """Return the date of each row in the column for another field."""
    name = next(iter(plan.columns(field)), None)
    if name is None:
        return pa.nulls(draft.size, pa.string())
    use = plan.uses[name]
    reader = reader_of(use, draft.frame.epoch)
    return draft.read([name], lambda text: None if text is None or is_undated(text) else reader(text), use.missing)


def reader_of(use: Use, epoch: int = 1900) -> Callable[[str | None], str | None]:
    """Return what reads the dates of a column as EDTF; it raises `WhenError` for a text that is no date.

    Parts that are written as 00 or xx are not known. Serial numbers count from the epoch of the workbook.
    """
    order = ColumnOrder(use.order, "as the mapping says")

    def read(text: str | None) -> str | None:
        if text is None:
            return None
        if _ISO_DAY.fullmatch(text):  # most tables hold nothing else, and days up to the 28th need no calendar
            edtf = text
        elif match := _UNKNOWN_PARTS.fullmatch(text):
            edtf = When.parse(match[1]).text
        elif _BEFORE.fullmatch(text):
            edtf = year_text(int(text))
        elif epoch == 1904 and _SERIAL.fullmatch(text):
            edtf = read_serial(float(text), 1904) or text
        else:
            edtf = read_when(text, order).text
        return edtf[:-6] if use.years_only and edtf.endswith("-01-01") else edtf

    return read


def read_parts(*parts: str | None) -> str | None:
    """Return the EDTF of year, month and day in columns, or from these to three others.

    A part that is 0 or less is not known, nor is any after it.
    """
    first, last = _read_part(*parts[:3]), _read_part(*parts[3:])
    return When.parse(f"{first}/{last}").text if first and last and first != last else first


def _read_part(year: str | None = None, month: str | None = None, day: str | None = None) -> str | None:
    if year is None:
        return None
    try:
        numbers = [int(float(part)) if part else 0 for part in (year, month, day)]
    except (ValueError, OverflowError) as error:
        raise WhenError(
            f"'{year} {month or ''} {day or ''}' is no date; write year, month and day in digits"
        ) from error
    edtf = f"{numbers[0]:04d}" if numbers[0] >= 0 else f"-{-numbers[0]:04d}"
    for number in numbers[1:]:
        if number <= 0:
            break
        edtf += f"-{number:02d}"
    return When.parse(edtf).text


def _note_shapes(draft: Draft, plan: Plan, names: list[str], whole: Frame) -> None:
    """Report the kept rows whose dates are written in another way than most of their column, and serial numbers."""
    for name in names:
        column = draft.look(name, plan.uses[name].missing)
        found = draft.distinct(column)
        shapes = np.array([_shape_of(text) for (text,) in found.combinations], object)
        of_row = np.where(draft.bad, "", shapes[found.codes]) if len(shapes) else shapes
        if not of_row.any():
            continue
        usual = _usual_shape(whole, name, plan.uses[name])
        for shape in sorted(set(of_row) - {"", usual}):
            cause = f"the date is written in another way ({shape}) than most of its column ({usual})"
            draft.note(
                np.flatnonzero(of_row == shape), name, column, cause, "read by its own form", "look at these dates"
            )
        if (of_row == "serial numbers").any():
            _note_serials(draft, name, column, of_row == "serial numbers")


def _shape_of(text: str | None) -> str:
    return "" if text is None or is_undated(text) else shape_of(text)


def _usual_shape(whole: Frame, name: str, use: Use) -> str:
    """Return in which way most dates of a column are written; words without a figure are mostly none."""
    counts: dict[str, int] = {}
    for pair in pc.value_counts(pc.drop_null(whole.column(name))).to_pylist():
        text = pair["values"].strip()
        if text and text not in use.missing and (shape := _shape_of(text)):
            counts[shape] = counts.get(shape, 0) + (pair["counts"] if _FIGURE.search(text) else 0)
    return max(sorted(counts), key=lambda shape: counts[shape])


def _note_serials(draft: Draft, name: str, column: pa.Array, where: np.ndarray) -> None:
    first = int(np.flatnonzero(where)[0])
    day = read_serial(float(column[first].as_py()), 1904 if draft.frame.epoch == 1904 else 1900)
    cause = f"{int(where.sum()):,} dates are serial numbers of a spreadsheet (counted from {draft.frame.epoch})"
    draft.note(
        np.array([first]), name, column, cause, f"read as days, this one as {day}", "nothing to do if it is right"
    )
