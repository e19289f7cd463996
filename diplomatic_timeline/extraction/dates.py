"""Which of the times in a sentence dates an event in it."""

import re
from collections.abc import Sequence

from diplomatic_timeline.extraction.units import Sentence
from diplomatic_timeline.times import TimeMention

Span = tuple[int, int]
_POINTS = ("DATE", "TIME")
# Words between verb and time behind which the time belongs to something else; not "agreed to that plan on Monday".
_BARRIER = re.compile(
    r"(?<!\bto )(?<!\bof )(?<!\bon )(?<!\bin )(?<!\bwith )(?<!\bfor )(?<!\bat )\bthat\b"
    r"|\b(?:which|who|whom|whose|since|until|after|before|if|because|while|when|where)\b|[;:]"
    r"|\bto (?!the |a |an |his |her |its |their |this |that )(?=[a-z])"
)
_CLAUSE = re.compile(r"[;:]|\b(?:while|but|whereas|although|though)\b")
_NEXT = 4  # characters of " on "
_OF_DOING = re.compile(r"\b(?:of|for|over|from) (?:\w+ )?\w+ing\b")


def date_of_speech(
    plain: str,
    sentence: Sentence,
    verb: Span,
    clause: Span,
    contents: Sequence[Span],
    others: Sequence[Span],
    times: Sequence[TimeMention],
) -> TimeMention | None:
    """Return the time at which something is said: the nearest to the verb that is no part of what is said.

    `others` are the verbs of other events in the sentence: a time beyond one of them dates that one.
    """
    near = [time for time in _inside(times, (sentence.start, sentence.end)) if not _within(time, contents)]
    near = [time for time in near if _same_clause(plain, time, verb, contents)]
    near = [time for time in near if not _in_apposition(plain, time, verb, clause)]
    return _nearest(near, verb, others)


def _in_apposition(plain: str, time: TimeMention, verb: Span, clause: Span) -> bool:
    """Return whether a time only describes the speaker: "X, in power since Monday, said"."""
    between = clause[0] < time.start and time.end <= verb[0]
    return between and (
        "," in plain[clause[0] : time.start] or _BARRIER.search(plain, clause[0], time.start) is not None
    )


def _same_clause(plain: str, time: TimeMention, verb: Span, contents: Sequence[Span]) -> bool:
    low, high = min(time.end, verb[1]), max(time.start, verb[0])
    between = plain[low:high]
    for start, end in contents:
        if low < end and start < high:
            between = between.replace(plain[max(low, start) : min(high, end)], "")
    return _CLAUSE.search(between) is None


def date_of_object(plain: str, verb: Span, content: Span, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the time behind the object of "rejected the plan on Monday", None if it belongs to a clause in the object.

    In "accused the army of firing rockets on Sunday" it dates the firing.
    """
    if _OF_DOING.search(plain, *content):
        return None
    begin = content[0] + 5 if plain.startswith("that ", content[0]) else verb[1]  # "rejected that plan on Monday"
    return next((time for time in _inside(times, content) if not _BARRIER.search(plain, begin, time.start)), None)


def date_in_claim(plain: str, content: Span, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the time of what is claimed: the first one in the main clause of the content."""
    start = content[0] + 5 if plain.startswith("that ", content[0]) else content[0]
    return next((time for time in _inside(times, content) if not _BARRIER.search(plain, start, time.start)), None)


def date_of_act(
    plain: str, sentence: Sentence, verb: Span, clause: Span, others: Sequence[Span], times: Sequence[TimeMention]
) -> TimeMention | None:
    """Return the time of a deed: in its clause, or before it at the head of the sentence."""
    inside = [
        time
        for time in _inside(times, clause)
        if not _BARRIER.search(plain, min(verb[1], time.start), max(verb[1], time.start))
        and not _in_apposition(plain, time, verb, clause)
    ]
    if inside:
        own = [time for time in inside if time.start >= verb[1] or " and " not in plain[time.end : verb[0]]]
        return min(own or inside, key=lambda time: _distance(time, verb))
    head = [time for time in _inside(times, (sentence.start, clause[0])) if _same_clause(plain, time, verb, ())]
    return _nearest(head, verb, others)


def _inside(times: Sequence[TimeMention], span: Span) -> list[TimeMention]:
    """Return the points in time in a span; of "overnight on 19 March" only the date."""
    found = [
        time
        for time in times
        if time.type in _POINTS and time.when is not None and span[0] <= time.start and time.end <= span[1]
    ]
    dated = [time for time in found if not str(time.value).endswith("_REF")]
    found = dated or found  # "most recently in June 2019"
    following = [*found[1:], None][: len(found)]
    return [
        time
        for time, later in zip(found, following, strict=True)
        if not (later and time.type == "TIME" and later.type == "DATE" and later.start - time.end <= _NEXT)
    ]


def _within(time: TimeMention, spans: Sequence[Span]) -> bool:
    return any(start <= time.start and time.end <= end for start, end in spans)


def _distance(time: TimeMention, verb: Span) -> int:
    return time.start - verb[1] if time.start >= verb[1] else 2 * (verb[0] - time.end)


def _nearest(times: Sequence[TimeMention], verb: Span, others: Sequence[Span]) -> TimeMention | None:
    free = []
    for time in times:
        low, high = min(time.start, verb[0]), max(time.end, verb[1])
        if not any(low < other[0] < high for other in others if other != verb):
            free.append(time)
    return min(free, key=lambda time: _distance(time, verb), default=None)
