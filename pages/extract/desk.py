"""The articles on the desk: kept in this session until they are put away; nothing of them is in the link."""

from collections.abc import Callable, Collection

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.event import Event
from diplomatic_timeline.extraction.documents import Document
from diplomatic_timeline.extraction.review import Sheet, new_sheet
from pages.widgets import session

MOST = 200


def sheets() -> dict[str, Sheet]:
    """Return the articles on the desk by their keys, in the order in which they came."""
    return session.recall("sheets", {})


def chosen_sheet() -> Sheet | None:
    """Return the article that is open, the first one if none was chosen; None on an empty desk."""
    found = sheets()
    return found.get(session.recall("sheet", ""), next(iter(found.values()), None))


def keep(sheet: Sheet) -> None:
    """Put a sheet on the desk, or in the place of its former state."""
    session.remember("sheets", sheets() | {sheet.key: sheet})


def lay_out(document: Document, name: str, *, keeps_text: bool = False) -> Sheet:
    """Put an article that was just read on the desk and open it; one that lies there already is opened as it is."""
    sheet = new_sheet(document, name, keeps_text=keeps_text)
    if sheet.key not in sheets():
        if len(sheets()) >= MOST:
            raise ExtractionError(f"'{name}': there are {MOST} articles on the desk already; put some away first")
        keep(sheet)
    choose_sheet(sheet.key)
    return sheets()[sheet.key]


def choose_sheet(key: str) -> None:
    """Open an article of the desk."""
    session.remember("sheet", key)
    session.remember("found_event", None)
    forget_complaints("passage")


def put_away(keys: Collection[str]) -> None:
    """Take articles off the desk."""
    session.remember("sheets", {key: sheet for key, sheet in sheets().items() if key not in keys})


def change_sheet(key: str, change: Callable[[Sheet], Sheet]) -> None:
    """Replace an article's sheet by what `change` makes of it, in a callback."""
    if key in sheets():
        keep(change(sheets()[key]))


def see(sheet: Sheet) -> None:
    """Note that the events of an article were drawn: only such ones may be added."""
    session.remember("seen", session.recall("seen", {}) | {sheet.key: sheet.found})


def is_seen(sheet: Sheet) -> bool:
    """Say whether what was found in an article has been drawn since."""
    return sheet.found is not None and session.recall("seen", {}).get(sheet.key) is sheet.found


def note_added(keys: Collection[str], title: str) -> None:
    """Note onto which timeline the events of some articles were put."""
    session.remember("added", session.recall("added", {}) | dict.fromkeys(keys, title))


def added_to(key: str) -> str | None:
    """Return the title of the timeline that an article's events were put on last, None if on none."""
    return session.recall("added", {}).get(key)


def chosen_event(sheet: Sheet) -> Event | None:
    """Return the event that is open beside the article, None if none is."""
    name = session.recall("found_event", None)
    return next((event for event in sheet.events if event.id == name), None)


def choose_event(name: str | None) -> None:
    """Open an event beside its article, or close it with None."""
    session.remember("found_event", name)


def complain(place: str, problem: str) -> None:
    """Keep a sentence on what went wrong, to be shown at a place of the page."""
    known = session.recall("extract_problems", {})
    session.remember("extract_problems", known | {place: [*known.get(place, []), problem]})


def complaints(place: str) -> list[str]:
    """Return what went wrong at a place since `forget_complaints`."""
    return session.recall("extract_problems", {}).get(place, [])


def forget_complaints(place: str) -> None:
    """Forget what went wrong at a place: something new was tried there."""
    session.remember("extract_problems", session.recall("extract_problems", {}) | {place: []})
