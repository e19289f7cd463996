"""Write the reference tables in docs/ from the tables of the code; `--check` only says which are stale."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from openpyxl import load_workbook

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from diplomatic_timeline import vocabulary as words  # noqa: E402 - the project is not installed, its folder is the path
from diplomatic_timeline.__main__ import commands  # noqa: E402
from diplomatic_timeline.formats.template import csv_template, xlsx_template  # noqa: E402
from diplomatic_timeline.query import FILTERS, Filter  # noqa: E402
from scripts.export_pages import exports_page, settings_page  # noqa: E402
from scripts.format_pages import SCHEMA_PAGES, formats_page  # noqa: E402
from scripts.markdown import GENERATED, table  # noqa: E402

VALUES = {
    "many": "text, may be repeated",
    "one": "one of the choices",
    "text": "text",
    "when": "a date in [EDTF](edtf.md), or in words such as late May 2018",
    "day": "a day, such as 2025-03-14",
    "number": "a whole number from 1",
}


def terms(listed: Sequence[words.Term]) -> str:
    """Return the table of a closed list of words."""
    return table(("word", "meaning"), [(f"`{term.name}`", term.meaning) for term in listed])


def vocabulary_page() -> str:
    """Return docs/vocabulary.md."""
    types = [
        (f"`{kind.name}`", kind.family, kind.covers, ", ".join(kind.plover) or "–", ", ".join(kind.cameo) or "–")
        for kind in words.EVENT_TYPES
    ]
    relations = [(f"`{term.name}`", term.meaning, words.RELATION_BACKWARDS[term.name]) for term in words.RELATIONS]
    parts = [
        "# Vocabulary",
        GENERATED,
        (
            "Codes follow PLOVER (Halterman et al. 2023) and CAMEO (Schrodt 2012). PLOVER dropped CAMEO's comments "
            "and appeals, which are most of diplomatic news, so the types of the family `word` without a PLOVER code "
            "are this project's extension."
        ),
        "## Event types",
        table(("type", "family", "covers", "PLOVER", "CAMEO"), types),
        "## Families",
        terms(words.FAMILIES),
        "## Roles of participants",
        terms(words.ROLES),
        "## Status",
        terms(words.STATUSES),
        "## Relations",
        table(("relation", "this event ... that one", "seen from that one"), relations),
    ]
    return "\n\n".join(parts) + "\n"


def _values(item: Filter) -> str:
    if not item.choices:
        return VALUES[item.shape]
    listed = ", ".join(f"`{choice}`" for choice in item.choices)
    repeated = "; may be repeated" if item.shape == "many" else ""
    return f"{listed}{repeated}{f' (default `{item.default}`)' if item.default else ''}"


def filters_page() -> str:
    """Return docs/filters.md."""
    rows = [(f"`{item.param}`", f"`--{item.param}`", item.group, item.help, _values(item)) for item in FILTERS]
    parts = [
        "# Filters",
        GENERATED,
        (
            "Each filter is a parameter of the page's address and, under the same name, an option of "
            "`python -m diplomatic_timeline query`. Values of one filter are alternatives (but for `match`), filters "
            "add up. A parameter with several values is repeated: `?type=claim&type=denial`. A value that is not "
            "understood is left out of the view, and a notice says so; on the command line it is an error."
        ),
        table(("in the address", "on the command line", "group", "what it keeps", "values"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def _usage(command: click.Command, call: str) -> str:
    return "```text\n" + click.Context(command, info_name=call, terminal_width=100).get_help() + "\n```"


def cli_page() -> str:
    """Return docs/cli.md: what `--help` prints for each command."""
    call = "python -m diplomatic_timeline"
    parts = ["# Command line", GENERATED, _usage(commands, call)]
    for name, command in commands.commands.items():
        parts += [f"## {name}", _usage(command, f"{call} {name}")]
    return "\n\n".join(parts) + "\n"


PAGES: dict[str, Callable[[], str | bytes]] = {
    "docs/vocabulary.md": vocabulary_page,
    "docs/filters.md": filters_page,
    "docs/cli.md": cli_page,
    "docs/formats.md": formats_page,
    "docs/exports.md": exports_page,
    "docs/settings.md": settings_page,
    "docs/template.csv": csv_template,
    "docs/template.xlsx": xlsx_template,
    **SCHEMA_PAGES,
}


def stale_pages(root: Path = ROOT) -> list[str]:
    """Return the generated documents that do not say what the code says."""
    return [name for name, page in PAGES.items() if not _says(root / name, _to_bytes(page()))]


def _to_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _says(path: Path, content: bytes) -> bool:
    """Say whether a file has this content; of workbooks, which are compressed in many ways, the cells count."""
    if not path.is_file():
        return False
    found = path.read_bytes()
    if path.suffix != ".xlsx" or not found.startswith(b"PK"):
        return found == content
    return _cells_of(found) == _cells_of(content)


def _cells_of(workbook: bytes) -> dict[str, list[tuple[object, ...]]]:
    sheets = load_workbook(io.BytesIO(workbook))
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in sheets}


def main() -> int:
    """Write what is stale, or with `--check` fail if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a document is stale")
    check = parser.parse_args().check
    stale = stale_pages()
    for name in stale:
        if check:
            print(f"{name} is stale: run python scripts/build_docs.py")
        else:
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_bytes(_to_bytes(PAGES[name]()))
            print(f"{name} written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
