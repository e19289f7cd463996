"""What is said about a text that is no EDTF: the text, what EDTF looks like, and the fix for the usual slips."""

import re
from typing import NoReturn

from diplomatic_timeline.errors import WhenError

_SHORT_PARTS = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_OTHER_MARKS = re.compile(r"([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})")
_SPACED_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) +([0-9]{2}:[0-9]{2}.*)")


def refuse(text: str) -> NoReturn:
    """Raise the `WhenError` for a text that is no EDTF, with a suggestion for the usual slips."""
    better = _suggest(text)
    hint = f"; did you mean '{better}'?" if better else ""
    raise WhenError(f"'{text[:80]}' is not EDTF (such as 2025-03-13, 2025-03, 1962-05~ or 2025-03-06/2025-03-07){hint}")


def _suggest(text: str) -> str | None:
    if match := _SHORT_PARTS.fullmatch(text):
        return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    if match := _OTHER_MARKS.fullmatch(text):
        return "-".join(match.groups())
    if match := _SPACED_TIME.fullmatch(text):
        return f"{match[1]}T{match[2]}"
    if re.fullmatch(r"[0-9x]{4}(?:-[0-9x]{2}){0,2}|[0-9-]{10}t[0-9:.+-]+z?|[0-9-]{10}T[0-9:]+z|y-?[0-9]{5,}", text):
        return text.upper()
    if match := re.fullmatch(r"([0-9]{3})0s", text):
        return f"{match[1]}X"
    return None
