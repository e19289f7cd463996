"""The days with news, as ticks beside the slider that chooses one of them."""

from collections.abc import Sequence
from math import sqrt

from diplomatic_timeline.figures.palette import ink

_HEIGHT = 22


def news_svg(counts: Sequence[int], chosen: int, *, width: int, inset: float, dark: bool) -> str:
    """Return a tick for each stop of a slider as an SVG picture: the more is new on the day, the higher.

    Heights grow with the root of the number, so that one busy day does not dwarf the others. Stops lie evenly from
    `inset` pixels inside the left edge to as many inside the right; one on which nothing is new has no tick. Ticks up
    to the `chosen` stop are strong.
    """
    theme, most = ink(dark=dark), max(counts, default=0)
    apart = (width - 2 * inset) / max(len(counts) - 1, 1)
    ticks = []
    for stop, count in enumerate(counts):
        if count:
            height = max(_HEIGHT * sqrt(count / most), 3)
            colour = theme.accent if stop <= chosen else theme.muted
            at = f'x="{inset + stop * apart - 1:.1f}" y="{_HEIGHT - height:.1f}" height="{height:.1f}"'
            ticks.append(f'<rect {at} width="2" fill="{colour}"/>')
    return f'<svg width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}">{"".join(ticks)}</svg>'
