"""What a mark says under the pointer: its title, its date in words, who took part; three short lines."""

from zoneinfo import ZoneInfo

from diplomatic_timeline.figures.lettering import as_plain
from diplomatic_timeline.store.interface import Rows
from diplomatic_timeline.when import When

_FEW = 600
_LONG, _SHORT = (96, 72), (40, 20)
"""Letters of a title and of a list of people, where there are few marks and where there are many: they are sent anew
with every change of the view."""


def hover_texts(rows: Rows, zone: ZoneInfo, marks: int) -> list[str]:
    """Return for each event what its marks say, `marks` of them in all; texts from outside are escaped."""
    title_letters, who_letters = _LONG if marks <= _FEW else _SHORT
    said = {when: When.parse(when).words(zone) if when else "date unknown" for when in set(rows.when)}
    texts = []
    for title, when, who in zip(rows.title, rows.when, rows.who, strict=True):
        lines = _cut(title, title_letters), said[when], _cut(who, who_letters)
        texts.append("<br>".join(as_plain(line) for line in lines if line))
    return texts


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
