"""A first mapping for a table, with the reason for each use: by the names of its columns, then by their content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diplomatic_timeline.formats.frames import plain_name
from diplomatic_timeline.formats.mapping.fields import FIELDS, Field
from diplomatic_timeline.formats.mapping.plan import Plan, Use
from diplomatic_timeline.formats.mapping.profile import ColumnProfile

_START, _END = ("year", "month", "day"), ("end_year", "end_month", "end_day")
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]")
_MARKS = " ?:*#"
_REMARKS = {name for field in FIELDS for name in field.otherwise}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping, and for each column that it uses the reason."""

    plan: Plan
    reasons: dict[str, str]


def suggest_plan(profiles: Sequence[ColumnProfile]) -> Suggestion:
    """Return a mapping for columns with these profiles. A column without a good reason is left as it is."""
    uses: dict[str, Use] = {}
    reasons: dict[str, str] = {}
    for item in FIELDS:
        if (item.name in _START and _taken(uses, "when")) or (item.name in _END and not _taken(uses, "year")):
            continue
        for profile in _by_name(item, profiles, titled=_taken(uses, "title")):
            if profile.name not in uses and (item.many or not _taken(uses, item.name)) and _fits(item, profile):
                uses[profile.name] = _use(item, profile)
                reasons[profile.name] = f"its name is '{profile.name}'"
    for item, chosen, why in _by_content(profiles, uses):
        uses[chosen.name] = _use(item, chosen)
        reasons[chosen.name] = why
    order = [profile.name for profile in profiles if profile.name in uses]
    return Suggestion(Plan({name: uses[name] for name in order}), reasons)


def _taken(uses: dict[str, Use], to: str) -> bool:
    return any(use.to == to for use in uses.values())


def _by_name(item: Field, profiles: Sequence[ColumnProfile], *, titled: bool) -> list[ColumnProfile]:
    """Return the columns that are called so, the most usual name first; a whole name goes before a part of one."""
    parts = {part: profile for profile in reversed(profiles) for part in reversed(_parts_of(profile.name))}
    names = parts | {plain_name(profile.name): profile for profile in reversed(profiles)}
    called = item.called if titled else (*item.called, *item.otherwise)
    return list({names[name].name: names[name] for name in called if name in names}.values())


def _parts_of(name: str) -> list[str]:
    """Return what a name says without brackets, and each of its parts between slashes: "To whom / with (side)"."""
    bare = _ASIDE.sub("", plain_name(name)).strip(_MARKS)
    return [bare, *(part.strip(_MARKS) for part in bare.split("/"))]


def _fits(item: Field, profile: ColumnProfile) -> bool:
    """Say whether what stands in a column can be what its name says."""
    if profile.kind == "empty":
        return False
    if item.form == "date":
        return profile.dates > 0.3
    if item.form == "number":
        return profile.kind == "number" or (item.name in ("year", "end_year") and profile.kind == "date")
    if item.form == "list":
        return profile.kind not in ("date", "number")
    if item.name == "id":
        return profile.distinct == profile.rows - profile.blanks
    return True


def _by_content(profiles: Sequence[ColumnProfile], uses: dict[str, Use]) -> list[tuple[Field, ColumnProfile, str]]:
    """Return uses for what an event cannot do without and no name told: its date, its title, its address."""
    fields = {item.name: item for item in FIELDS}
    free = [profile for profile in profiles if profile.name not in uses]
    found = []
    if not _taken(uses, "when") and not _taken(uses, "year"):
        dated = max(free, key=lambda profile: profile.dates, default=None)
        if dated and dated.kind == "date":
            found.append((fields["when"], dated, f"{dated.dates:.0%} of its values are dates"))
            free.remove(dated)
    if not _taken(uses, "title"):
        texts = [
            profile
            for profile in free
            if profile.kind in ("text", "word")
            and profile.distinct * 2 > profile.rows
            and plain_name(profile.name) not in _REMARKS
        ]
        long = max(texts, key=lambda profile: sum(map(len, profile.samples)), default=None)
        if long:
            found.append((fields["title"], long, "it is the column with the longest texts of its own in each row"))
            free.remove(long)
    web = next((profile for profile in free if profile.kind == "address"), None)
    if web and not _taken(uses, "source_url"):
        found.append((fields["source_url"], web, "its values are web addresses"))
    return found


def _use(item: Field, profile: ColumnProfile) -> Use:
    order = profile.order.order if item.form == "date" and profile.order else None
    return Use(item.name, order, profile.separator if item.form == "list" else None)
