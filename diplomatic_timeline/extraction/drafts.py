"""Events in the making: who, what and where in the text, before dates, titles and links."""

from dataclasses import dataclass

from diplomatic_timeline.extraction.cast import Who
from diplomatic_timeline.vocabulary import Flag, TypeName

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """One event in the making; spans are offsets into the text.

    `evidence` has the main passage first. `verb` is the word that tells the event, `content` what is said or done
    about, `clause` the words from the one to the other. `speech` tells an act of speech from a deed; `frame` is the
    frame of its verb. `mutual` marks the two halves of "X and Y accused each other", `participle` a speech told by
    "adding that". `sides` are the country codes of those who speak, `again` the drafts that told the same once more.
    `beside` marks a denial added to the claim before it in its sentence.
    """

    type: TypeName
    sentence: int
    verb: Span
    lemma: str
    evidence: tuple[Span, ...]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...] = ()
    mediators: tuple[Who, ...] = ()
    mentioned: tuple[Who, ...] = ()
    content: tuple[Span, ...] = ()
    clause: Span = (0, 0)
    speech: bool = True
    frame: str = "that"
    flags: tuple[Flag, ...] = ()
    mutual: bool = False
    carried: bool = False
    participle: bool = False
    told_by_noun: bool = False
    sides: tuple[str, ...] = ()
    beside: bool = False
    again: tuple["Draft", ...] = ()
