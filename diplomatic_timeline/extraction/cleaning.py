"""Article text as the rules read it: the same length as the text given, so that every offset fits both.

Typographic quotation marks, dashes and spaces are written plainly, one character for one, and what does not belong
to the article is blanked.
"""

import re
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'",
        "–": "-", "—": "-", "―": "-", "‒": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u200b": " ", "\ufeff": " ", "\t": " ",
        "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": " ", "\x0c": "\n",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A pattern for a line or part of one that is no part of the article; with lines that match and that must not."""

    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    spares: tuple[str, ...]


def _line(pattern: str, *matches: str, spares: tuple[str, ...]) -> Boilerplate:
    return Boilerplate(re.compile(rf"(?im)^[ ]*(?:{pattern})[ ]*$"), matches, spares)


BOILERPLATE: tuple[Boilerplate, ...] = (
    _line(
        r"\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago(?: \d+)?",
        "4 hours ago 2",
        "12 minutes ago",
        spares=("Two hours ago the envoy left.", "4 hours ago the envoy left"),
    ),
    _line(
        r"(?:read|see|view|show) (?:the )?(?:entire|full|more|whole|original)(?: (?:article|story|report|text))?"
        r"(?: (?:here|on|at) .{1,40})?[.>…]*",
        "Read Entire Article",
        "Read more",
        "Read the full story here now",
        spares=("Read the full text, he said.", "Read more than that"),
    ),
    _line(
        r"(?:advertisement|sponsored(?: content)?|related(?: (?:articles?|stories|topics?|content))?:?"
        r"|share(?: this.*)?|most (?:read|viewed|popular)|follow us.*|subscribe.{0,60}"
        r"|sign up (?:for|to) .{1,80}|comments? ?\(?\d*\)?"
        r"|story continues below.*|(?:skip|jump) to .{1,40}|print|copy link|save|log in|listen to (?:the|this) .{1,40}"
        r"|(?:by )?(?:clicking|continuing).{1,80}(?:terms|privacy|cookies?).*)",
        "Advertisement",
        "Share this article",
        "Sign up for our newsletter",
        spares=("Related parties met in Geneva on Monday.", "Share prices fell."),
    ),
    _line(
        r"(?:photo(?:graph)?|image|picture|file photo|credit|source)s?: .{1,80}"
        r"|[^.!?\"\n]{0,120}\b(?:getty images|afp via getty|shutterstock|reuters/[A-Z].{1,40}|ap photo).{0,60}",
        "Photograph: Alex Smith/AP",
        "Delegates in Vienna Getty Images",
        spares=("Photographs taken on Monday show the ship.",),
    ),
    _line(
        r"(?:©|\(c\)|copyright (?=©|\(c\)|\d|by )).{0,120}|all rights reserved.{0,80}"
        r"|this (?:article|story) (?:was|has been) (?:first |originally )?(?:published|updated|amended) .{1,160}"
        r"|(?:first published|last (?:updated|modified))(?: on| at)?:? .{1,60}",
        "© 2025 A Newspaper",
        "Last updated: 14 March 2025",
        spares=("Copyright law was on the agenda.",),
    ),
    _line(
        r"\(?(?:additional )?(?:reporting|writing|editing) by (?-i:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3})"
        r"(?:(?:[;,]| and) .{0,120})?[.)]*",
        "Reporting by A. Writer; Editing by B. Editor",
        "(Additional reporting by A. Writer)",
        spares=("Reporting by the agency shows that the truce held. It began on Monday.",),
    ),
)  # fmt: skip


def plain_text(text: str, *, boilerplate: bool = True) -> str:
    """Return the text with plain typography and blanked boilerplate; as long as the text, character by character.

    With `boilerplate=False` nothing is blanked.

    A carriage return before a line feed becomes a space, alone it ends a line.
    """
    plain = text.replace("\r\n", " \n").translate(_PLAIN)
    for rule in BOILERPLATE if boilerplate else ():
        plain = rule.pattern.sub(lambda found: " " * len(found[0]), plain)
    return plain
