"""What a mark says under the pointer: its title, its date in words and by how many it is told, who took part."""

import math
from zoneinfo import ZoneInfo

from diplomatic_timeline.figures.lettering import as_plain
from diplomatic_timeline.store.interface import Rows
from diplomatic_timeline.when import When

_ROOMS = ((600, 96, 72), (1_600, 40, 20), (math.inf, 28, 0))
"""Up to how many marks there is room for how many letters of a title and of a list of people: all is sent anew with
every change of the view."""


def hover_texts(rows: Rows, zone: ZoneInfo, marks: int) -> list[str]:
    """Return for each event what its marks say, `marks` of them in all; texts from outside are escaped.

    Where there are very many marks they do not say who took part.
    """
    title_letters, who_letters = next(letters for most, *letters in _ROOMS if marks <= most)
    said = {when: When.parse(when).words(zone) if when else "date unknown" for when in set(rows.when)}
    texts = []
    for title, when, count, told, who in zip(rows.title, rows.when, rows.publishers, rows.told, rows.who, strict=True):
        by = f", {told if who_letters else f'told by {count}'}" if count else ""
        lines = _cut(title, title_letters), said[when] + by, _cut(who, who_letters) if who_letters else ""
        texts.append("<br>".join(as_plain(line) for line in lines if line))
    return texts


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
