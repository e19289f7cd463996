"""An empty table to fill in, with two rows that show how."""

from diplomatic_timeline.event import Event, Evidence, Participant, Place, Relation, Source
from diplomatic_timeline.formats.columns import COLUMNS
from diplomatic_timeline.formats.flatten import to_rows
from diplomatic_timeline.formats.identity import source_id
from diplomatic_timeline.formats.tables import write_csv
from diplomatic_timeline.formats.xlsx import write_sheets
from diplomatic_timeline.when import When

_PAPER, _LINK = "The Example Times", "https://example.org/ceasefire-talks"
_SOURCE = Source(
    id=source_id(_PAPER, "Talks open in Geneva", _LINK),
    publisher=_PAPER,
    title="Talks open in Geneva",
    url=_LINK,
    published=When.parse("2031-05-06"),
)
EXAMPLES: tuple[Event, ...] = (
    Event(
        id="example-1",
        type="proposal",
        title="EXAMPLE, delete this row: Northland offers a ceasefire",
        summary="What happened, in a few sentences of your own.",
        when=When.parse("2031-05"),
        when_text="earlier this month",
        when_how="the article is of 6 May 2031",
        reported=When.parse("2031-05-06"),
        participants=(
            Participant(name="Northland"),
            Participant(name="Southland", role="recipient"),
            Participant(name="Switzerland", role="mediator"),
        ),
        place=Place(name="Geneva", country="CHE", lat=46.2, lon=6.15),
        sources=(_SOURCE.id,),
        evidence=(Evidence(exact="we are ready to stop", source=_SOURCE.id),),
        tags=("example", "ceasefire"),
    ),
    Event(
        id="example-2",
        type="denial",
        title="EXAMPLE, delete this row: Southland says that no offer has come",
        when=When.parse("2031-05-06T18:30+02:00"),
        reported=When.parse("2031-05-06"),
        participants=(Participant(name="Southland"), Participant(name="Northland", role="mentioned")),
        status="disputed",
        relations=(Relation(kind="disputes", target="example-1"),),
        sources=(_SOURCE.id,),
        tags=("example",),
    ),
)


def csv_template() -> bytes:
    """Return the table with its usual columns and two example rows, as CSV."""
    header, *rows = _rows()
    return write_csv(header, rows).encode()


def xlsx_template() -> bytes:
    """Return the same as a workbook, with a second sheet that explains every column, the rare ones too."""
    explained = [["column", "what it holds", "example"], *([c.name, c.help, c.example] for c in COLUMNS)]
    return write_sheets({"events": _rows(), "columns": explained})


def _rows() -> list[list[str]]:
    return to_rows(EXAMPLES, {_SOURCE.id: _SOURCE})
