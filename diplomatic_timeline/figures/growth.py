"""The growing timeline: one column a day with news, one mark an event, filled up to the step that is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from diplomatic_timeline.cycle.chapters import Chapter, fold_chapters
from diplomatic_timeline.cycle.steps import Steps
from diplomatic_timeline.figures.legend import symbol_svg
from diplomatic_timeline.figures.lettering import shorten, text_width
from diplomatic_timeline.figures.palette import Ink, ink
from diplomatic_timeline.vocabulary import EVENT_TYPES, Status

_PITCH, _LEAST = 18.0, 9.0
"""Pixels that a mark takes at most, and at least where marks are drawn one by one."""
_TALL, _BARS = 10, 120
"""Marks a column holds before it gets a second row beside it; the height of bars in pixels."""
_GAP, _WIDEST_GAP, _SIDE, _FOOT = 8.0, 60.0, 10.0, 44
_SIZE, _WIDER = 12, 1.22
"""A picture has only the faces of the system, which may be wider than the app's."""
_CONTESTED: tuple[Status, ...] = ("disputed", "denied")


@dataclass(frozen=True, slots=True)
class _Column:
    chapter: Chapter
    left: float
    wide: int
    """How many marks stand beside each other."""


def growth_svg(steps: Steps, statuses: Sequence[Status], *, width: int, dark: bool) -> str:
    """Return the events told so far as an SVG picture (trusted text: dates are escaped, no other text goes in).

    `statuses` are those that the events told so far show now, in order.

    Columns stand in time order but not at distances of time; where there are too many days they are those of months or
    longer, and where marks would be too small they are bars.
    """
    chapters = steps.chapters()
    for most in (len(chapters), 60, 30, 12):
        columns, pitch = _lay_out(fold_chapters(chapters, most), width)
        if pitch >= _LEAST:
            return _draw(steps, statuses, columns, pitch, width, dark)
    return _draw_bars(steps, fold_chapters(chapters, max(int(width / 12), 1)), width, dark)


def say_growth(steps: Steps) -> str:
    """Return the text alternative: how many events are told, up to when, and how many of the day that is told."""
    chapter = next(one for one in steps.chapters() if one.first <= steps.now <= one.last)
    within = steps.now - chapter.first + 1
    return (
        f"The timeline so far: {steps.number:,} of {steps.total:,} events. "
        f"The last is number {within:,} of {chapter.count:,} under “{chapter.words}”. The list has the same events."
    )


def _lay_out(chapters: list[Chapter], width: int) -> tuple[list[_Column], float]:
    wide = [-(-chapter.count // _TALL) for chapter in chapters]
    room = width - 2 * _SIDE
    gap = min(_GAP, room / (4 * len(chapters)))
    pitch = min((room - gap * len(chapters)) / sum(wide), _PITCH)
    gap = min((room - pitch * sum(wide)) / len(chapters), _WIDEST_GAP)
    columns, left = [], _SIDE
    for chapter, marks in zip(chapters, wide, strict=True):
        columns.append(_Column(chapter, left, marks))
        left += marks * pitch + gap
    return columns, pitch


def _draw(
    steps: Steps, statuses: Sequence[Status], columns: list[_Column], pitch: float, width: int, dark: bool
) -> str:
    theme = ink(dark=dark)
    rows = min(max(-(-column.chapter.count // column.wide) for column in columns), _TALL)
    ground = rows * pitch + 14
    parts = []
    for column in columns:
        for place in range(column.chapter.first, min(column.chapter.last, steps.now) + 1):
            up, across = divmod(place - column.chapter.first, column.wide)
            x, y = column.left + (across + 0.5) * pitch, ground - (up + 0.5) * pitch - 3
            kind = EVENT_TYPES[steps.order.rows.type[place]].name
            mark = symbol_svg(kind, dark=dark, hollow=statuses[place - steps.first] in _CONTESTED, size=16)
            if place == steps.now:
                ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{pitch * 0.62:.1f}"'
                parts.append(f'{ring} fill="none" stroke="{theme.accent}" stroke-width="2.5"/>')
            parts.append(f'<g transform="translate({x:.1f} {y:.1f}) scale({pitch / 18:.3f})">{_inner(mark)}</g>')
    spans = [(column.chapter, column.left, column.left + column.wide * pitch) for column in columns]
    return _frame([*parts, *_dates(steps, spans, ground, width, theme)], width, ground + _FOOT)


def _inner(svg: str) -> str:
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def _draw_bars(steps: Steps, chapters: list[Chapter], width: int, dark: bool) -> str:
    theme = ink(dark=dark)
    each, tallest = (width - 2 * _SIDE) / len(chapters), max(chapter.count for chapter in chapters)
    ground, parts, spans = _BARS + 14.0, [], []
    for number, chapter in enumerate(chapters):
        left = _SIDE + number * each
        told = min(max(steps.now - chapter.first + 1, 0), chapter.count)
        height = _BARS * told / tallest
        colour = theme.accent if chapter.first <= steps.now <= chapter.last else theme.muted
        box = f'x="{left:.1f}" y="{ground - height:.1f}" width="{max(each - 2, 1):.1f}" height="{height:.1f}"'
        parts.append(f'<rect {box} fill="{colour}"/>')
        spans.append((chapter, left, left + each))
    return _frame([*parts, *_dates(steps, spans, ground, width, theme)], width, ground + _FOOT)


def _dates(steps: Steps, spans: list[tuple[Chapter, float, float]], ground: float, width: int, theme: Ink) -> list[str]:
    """Return the ground line with the dates under it: first the one told now, then those for which there is room."""
    now = next(index for index, (chapter, _, _) in enumerate(spans) if chapter.last >= steps.now)
    line = f'<path d="M{_SIDE} {ground:.1f}H{width - _SIDE}" stroke="{theme.muted}" stroke-width="1"/>'
    taken: list[tuple[float, float]] = []
    found = [line]
    for index in [now, 0, len(spans) - 1, *range(len(spans))]:
        chapter, left, right = spans[index]
        words = shorten(chapter.words, width - 2 * _SIDE, _SIZE)
        half = text_width(words, _SIZE) * _WIDER / 2
        middle = min(max((left + right) / 2, _SIDE + half), width - _SIDE - half)
        if any(middle - half < end + 14 and middle + half > begin - 14 for begin, end in taken):
            continue
        taken.append((middle - half, middle + half))
        strong = index == now
        look = f'fill="{theme.text if strong else theme.muted}" font-weight="{700 if strong else 400}"'
        tick = f'<path d="M{(left + right) / 2:.1f} {ground:.1f}v6" stroke="{theme.muted}"/>'
        text = f'<text x="{middle:.1f}" y="{ground + 22:.1f}" text-anchor="middle" {look}>{escape(words)}</text>'
        found += [tick, text]
    return found


def _frame(parts: list[str], width: int, height: float) -> str:
    look = f'font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="{_SIZE}"'
    return (
        f'<svg width="{width}" height="{height:.0f}" viewBox="0 0 {width} {height:.0f}" {look}>{"".join(parts)}</svg>'
    )
