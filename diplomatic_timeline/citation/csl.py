"""Citations as CSL-JSON, which Zotero, pandoc and other citation processors read.

Method: the CSL 1.0.2 input data schema (citation-style-language/schema, csl-data.json).
"""

import re
from typing import Any

from diplomatic_timeline.citation.work import Work, is_linkable
from diplomatic_timeline.when import When

_TYPES = {"source": "article-newspaper", "event": "entry", "timeline": "dataset"}
_DATE = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T.*)?\Z")
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def to_csl(work: Work) -> dict[str, Any]:
    """Return a work as one item of CSL-JSON; parts that are not known are left out.

    Dates whose parts CSL can hold are given as `date-parts`, with `circa` where they are approximate or uncertain; all
    others as words in `literal`. The note holds each date as EDTF.
    """
    item: dict[str, Any] = {
        "id": work.id,
        "type": _TYPES[work.kind],
        "title": work.title or (f"[{work.description}]" if work.description else None),
        "author": [{"literal": name} for name in work.creators] or None,
        "container-title": work.container if work.kind == "event" else work.publisher,
        "source": work.agency,
        "genre": {"event": "event of a timeline", "timeline": "timeline"}.get(work.kind),
        "issued": _date(work.issued),
        "event-date": _date(work.happened),
        "accessed": _date(work.accessed),
        "version": work.version,
        "URL": work.url if is_linkable(work.url) else None,
        "archive_location": work.archived if is_linkable(work.archived) else None,
        "note": _note(work) or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def _note(work: Work) -> str:
    dates = (("happened", work.happened), ("published", work.issued))
    said = [f"{label} {when}" for label, when in dates if when is not None]
    said += [work.scope] if work.scope else []
    said += [f"licence {work.licence}"] if work.licence else []
    return "; ".join(said)


def _date(when: When | None) -> dict[str, Any] | None:
    if when is None or not when.is_bounded:
        return None
    ends = [when.text] if when.kind == "date" else when.text.split("/") if when.kind == "interval" else []
    read = [_DATE.match(re.sub("[~?%]", "", end)) for end in ends]
    found: dict[str, Any] = {"literal": when.words()}
    if read and all(read):
        groups = [match.groupdict() for match in read if match]
        season = _SEASONS.get(int(groups[0]["month"] or 0))
        if season and len(groups) == 1:
            found = {"date-parts": [[int(groups[0]["year"])]], "season": season}
        elif all(int(group["month"] or 1) <= 12 for group in groups):
            found = {"date-parts": [[int(part) for part in group.values() if part] for group in groups]}
    return found | ({"circa": True} if when.is_approximate or when.is_uncertain else {})
