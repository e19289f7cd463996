"""The command line: `python -m diplomatic_timeline info|validate|query PATH`, and `extract|times FILE`."""

import difflib
import io
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from diplomatic_timeline.errors import TimelineError
from diplomatic_timeline.event import Timeline
from diplomatic_timeline.exports import EXPORTS, take_excerpt, write_export
from diplomatic_timeline.extraction import ENGINES, extract_events, read_article, read_date, to_json_lines
from diplomatic_timeline.formats import ImportResult, read_timeline
from diplomatic_timeline.formats.mapping.plan import read_plan
from diplomatic_timeline.query import FILTERS, Query, read_query
from diplomatic_timeline.store.interface import FACET_FIELDS, EventStore, FacetField
from diplomatic_timeline.store.memory import open_memory
from diplomatic_timeline.store.period import find_period
from diplomatic_timeline.times import find_times, read_published, to_time_lines

_METAVARS = {"many": "VALUE", "one": "WORD", "text": "WORDS", "when": "DATE", "day": "DAY", "number": "N"}
_FORMAT_HELP = "How to write them; docs/exports.md says what each format holds."
_ENGINE_HELP = "How to read: " + " ".join(f"{engine.name}: {engine.says}" for engine in ENGINES.values())
_MAPPING_HELP = "What the columns of a table hold: a mapping file, as the page Data saves it."
_WIDTH = 100
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Commands(click.Group):
    """The commands: output is UTF-8 whatever the locale, an error is one line on stderr."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command that the arguments name, and exit."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **options)

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """Read the arguments before the command's name."""
        with _errors_in_one_line():
            return super().make_context(*args, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the command's own arguments and run it."""
        with _errors_in_one_line():
            return super().invoke(ctx)


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        error.ctx = None  # with a context, click prints the usage and a hint before the message
        raise
    except TimelineError as error:
        raise click.ClickException(_in_one_line(str(error))) from error


@click.group(cls=Commands, context_settings={"max_content_width": _WIDTH})
def commands() -> None:
    """Look into a timeline without the app.

    PATH is the folder or .zip of a Data Package, or one file in a format that the app opens.

    Exit status: 0 when all is well, 1 when a file or a row of it cannot be read, 2 when the command is not understood.
    """


_path = click.argument("path", type=click.Path(path_type=Path))
_mapping = click.option("--mapping", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=_MAPPING_HELP)


@commands.command()
@_mapping
@_path
def info(path: Path, mapping: Path | None) -> None:
    """Say what a timeline holds.

    Title, scope, period and counts of events, actors, sources and publishers, of events by type and by status, then
    licence and version.
    """
    result, store = _open(path, mapping)
    rows = list(_describe(result.timeline, store))
    label_width = max(len(label) for label, _ in rows)
    for label, text in rows:
        lead = f"{label:{label_width}}  "
        click.echo(click.wrap_text(_in_one_line(text), _WIDTH, lead, " " * len(lead)))


@commands.command()
@_mapping
@_path
def validate(path: Path, mapping: Path | None) -> None:
    """Check a file and report on every row.

    The first line counts the rows read, accepted and rejected. Each further line is one problem: its file, line, column
    and value, what was done about it, and the fix. The exit status is 1 when rows were rejected or nothing could be
    read. Problems of accepted rows are warnings: they alone do not change the exit status, which is then 0.
    """
    result, _ = _open(path, mapping, warn=False)
    click.echo(result.report.summary())
    for problem in result.report.problems:
        click.echo(_in_one_line(str(problem)))
    if result.report.rejected:
        raise click.exceptions.Exit(1)


def _with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with one option for each row of the filter table."""
    for item in reversed(FILTERS):
        notes = [f"One of: {', '.join(item.choices)}."] if item.choices else []
        notes += [f"Default: {item.default}."] if item.default else []
        notes += ["May be repeated."] if item.shape == "many" else []
        words = " ".join([f"{item.help}.", *notes])
        option = click.option(
            f"--{item.param}", multiple=item.shape == "many", metavar=_METAVARS[item.shape], help=words
        )
        command = option(command)
    return command


@commands.command()
@_with_filters
@click.option(
    "--format",
    "format_name",
    type=click.Choice([item.name for item in EXPORTS]),
    default="jsonl",
    show_default=True,
    help=_FORMAT_HELP,
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file to write them to.")
@_mapping
@_path
def query(
    path: Path, format_name: str, output: Path | None, mapping: Path | None, **options: Sequence[str] | str | None
) -> None:
    """Print the events that match all the filters, in time order.

    The filters are those of the app's address, under the same names. Values of one filter are alternatives (but for
    --match). A value that is not understood is an error; one that does not occur in the timeline matches nothing, which
    a warning on stderr says.
    """
    asked = _read_options(options)
    _, store = _open(path, mapping)
    _warn_of_unknown(store, asked)
    excerpt = take_excerpt(store, asked)
    for group in excerpt.withheld:
        _warn(f"{len(group.ids):,} events are left out. {group.reason}")
    _put(write_export(excerpt, format_name), output)


@commands.command()
@click.option(
    "--published", metavar="DATE", help="The day the article appeared, as 2025-03-14. Else the file must say it."
)
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--engine", type=click.Choice(list(ENGINES)), default="rules", show_default=True, help=_ENGINE_HELP)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder where there are several FILEs."
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def extract(
    files: tuple[Path, ...],
    published: str | None,
    publisher: str | None,
    url: str | None,
    engine: str,
    output: Path | None,
) -> None:
    """Read the events out of articles and print them as JSON Lines, each with the passages that prove it.

    FILE is .txt, .md, .html, .pdf, .docx, or .json with "text". Offsets count the characters of the text as it is read
    from FILE. An article that cannot be read does not cost the others; the exit status is then 1.
    """
    day = read_date(published, "--published") if published else None
    folder = output if output and len(files) > 1 else None
    if folder:
        _refuse_clashes(files, folder)
    failed = 0
    for path in files:
        try:
            article = read_article(path.read_bytes(), path.name, published=day, publisher=publisher, url=url)
            found = extract_events(article, engine)
        except (OSError, TimelineError) as error:
            failed += 1
            click.echo(f"Error: {_in_one_line(str(error))}", err=True)
            continue
        for notice in (*found.notices, *(f"left out: {reason}" for reason in found.dropped)):
            _warn(f"{path.name}: {notice}")
        _put(to_json_lines(found.events).encode(), folder / f"{path.stem}.jsonl" if folder else output)
    if failed:
        raise click.exceptions.Exit(1)


def _refuse_clashes(files: Sequence[Path], folder: Path) -> None:
    """Refuse articles of which one would be written over the other."""
    stems: dict[str, Path] = {}
    for path in files:
        if (other := stems.setdefault(path.stem, path)) is not path:
            raise click.UsageError(
                f"'{other}' and '{path}' would both be written to '{folder / path.stem}.jsonl'; read them one by one"
            )


@commands.command()
@click.option(
    "--published", metavar="DATE", required=True, help="When the text appeared: 2025-03-14 or 2025-03-14T12:00."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def times(file: Path, published: str) -> None:
    """Find the time expressions of a text and print them as JSON Lines: text, start, end, type, value, edtf, how.

    FILE is .txt, .md, .html, .pdf, .docx, or .json with "text". Relative times are counted from --published; with a
    time of day, so are hours ("4 hours ago"). Type and value are those of TIMEX3.
    """
    clock = read_published(published)
    try:
        article = read_article(file.read_bytes(), file.name, published=clock)
    except OSError as error:
        raise click.ClickException(f"'{file}' cannot be read: {error.strerror}") from error
    click.echo(to_time_lines(find_times(article.text, clock)).encode(), nl=False)


def _put(content: bytes, target: Path | None) -> None:
    """Write to a file, its folder made where it is missing, or to the terminal."""
    if target is None:
        click.echo(content, nl=False)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"'{target}' cannot be written: {error.strerror}") from error


def _open(path: Path, mapping: Path | None = None, *, warn: bool = True) -> tuple[ImportResult, EventStore]:
    """Read a timeline and index it; with `warn`, say on stderr when rows had to be left out."""
    try:
        plan = read_plan(mapping.read_bytes(), mapping.name) if mapping else None
        result = read_timeline(path, click.format_filename(path.absolute().name), plan)
    except OSError as error:
        raise click.ClickException(f"'{path}' cannot be read: {error.strerror}") from error
    if warn and result.report.rejected:
        _warn(f"{result.report.summary()}; the command 'validate' says why")
    return result, open_memory(result.timeline)


def _describe(timeline: Timeline, store: EventStore) -> Iterator[tuple[str, str]]:
    about, counts, period = store.info, store.count(Query()), find_period(store, Query())
    sources = {source.id for source in timeline.sources}.union(*(event.sources for event in timeline.events))
    yield "Title", about.title
    yield "Scope", about.description or "not stated"
    yield "Period", period.words() if period else "no event has a date"
    yield "Events", f"{counts.total:,}"
    yield "Undated", f"{counts.undated:,}"
    yield "Actors", f"{len(store.values('actor')):,}"
    yield "Sources", f"{len(sources):,}"
    yield "Publishers", f"{len(store.values('publisher')):,}"
    yield from _tally(store, "type")
    yield from _tally(store, "status")
    yield "Licence", about.licence or "not stated"
    yield "Version", about.version or "not stated"


def _tally(store: EventStore, field: FacetField) -> Iterator[tuple[str, str]]:
    found = [(item.value, f"{item.count:,}") for item in store.values(field)]
    wide, high = (max(map(len, column)) for column in zip(*found, strict=True)) if found else (0, 0)
    for number, (value, count) in enumerate(found):
        yield "" if number else f"By {field}", f"{value:{wide}}  {count:>{high}}"


def _read_options(options: Mapping[str, Sequence[str] | str | None]) -> Query:
    """Return the query that the options ask for; raises `click.UsageError` naming every value that is refused."""
    params = {name: [given] if isinstance(given, str) else list(given or ()) for name, given in options.items()}
    problems = [fault for name, texts in params.items() for text in texts if (fault := _refuse(name, text))]
    asked, refused = read_query(params)
    if problems or refused:
        raise click.UsageError("; ".join(f"--{_in_one_line(problem)}" for problem in (*problems, *refused)))
    return asked


def _refuse(name: str, text: str) -> str | None:
    """Return what is wrong with a value that an address may carry in vain but a command may not."""
    if not text.strip():
        return f"{name}: the value is empty; leave the option out to keep every event"
    try:
        text.encode()
    except UnicodeEncodeError:
        return f"{name}: {text!a} is not text in the terminal's encoding; give it in UTF-8"
    return None


def _warn_of_unknown(store: EventStore, asked: Query) -> None:
    """Say on stderr which values the timeline does not hold, each with the nearest one that it does."""
    for item in FILTERS:
        if item.field not in FACET_FIELDS:
            continue
        given = getattr(asked, item.field) or ()
        for value in (given,) if isinstance(given, str) else given:
            if not store.has(item.field, value):
                advice = _suggest(store, item.field, value)
                _warn(f"--{item.param}: '{value}' does not occur in this timeline and matches nothing{advice}")


def _suggest(store: EventStore, field: FacetField, value: str) -> str:
    names = {item.value.casefold(): item.value for item in store.values(field)}
    close = difflib.get_close_matches(value.casefold(), names, 1)
    return f"; did you mean '{names[close[0]]}'?" if close else ""


def _warn(text: str) -> None:
    click.echo(f"Warning: {_in_one_line(text)}", err=True)


def _in_one_line(text: str) -> str:
    """Return text from outside without line breaks and without the control characters that command a terminal."""
    return _CONTROLS.sub(" ", text).strip()


if __name__ == "__main__":
    commands()
