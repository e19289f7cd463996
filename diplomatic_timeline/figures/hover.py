"""What a mark says under the pointer: its title, its date in words and by how many it is told, who took part."""

import math
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from diplomatic_timeline.figures.lettering import as_plain
from diplomatic_timeline.store.interface import Rows
from diplomatic_timeline.when import When

_ROOMS = ((600, 96, 72), (1_600, 40, 20), (math.inf, 28, 0))
"""Up to how many marks there is room for how many letters of a title and of a list of people: all is sent anew with
every change of the view."""


def hover_texts(rows: Rows, zone: ZoneInfo, drawn: NDArray[np.int32]) -> list[str]:
    """Return for each event what its marks say, "" for those without any; texts from outside are escaped.

    `drawn` has the event of every mark. Where there are very many marks they do not say who took part.
    """
    title_letters, who_letters = next(letters for most, *letters in _ROOMS if len(drawn) <= most)
    events = np.unique(drawn).tolist()
    texts = [""] * len(rows)
    for event in events:
        date, count = _say_date(rows.when[event], zone), rows.publishers[event]
        by = f", {rows.told[event] if who_letters else f'told by {count}'}" if count else ""
        who = _cut(rows.who[event], who_letters) if who_letters else ""
        lines = (_cut(rows.title[event], title_letters), date + by, who)
        texts[event] = "<br>".join([as_plain(line) for line in lines if line])
    return texts


@lru_cache(maxsize=20_000)
def _say_date(when: str | None, zone: ZoneInfo) -> str:
    return When.parse(when).words(zone) if when else "date unknown"


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"
