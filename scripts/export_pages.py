"""What is generated about exports and about publishing: the reference pages."""

from diplomatic_timeline.exports import EXPORTS
from diplomatic_timeline.exports.restricted import REASONS
from diplomatic_timeline.publish import SETTINGS
from scripts.markdown import GENERATED, table

_INTRODUCTION = """\
The events that the filters leave can be taken away on the page *Data* and, under the names below, with
`python -m diplomatic_timeline query --format NAME`. Every format that has a field for text keeps the date as
[EDTF](edtf.md), whatever it also makes of it."""

_MANIFEST = """\
*With manifest and citations* gives a .zip with the file and

- `manifest.json`: the timeline with its version, licence and makers, the filters in words and as parameters, the link
  of the view, the day of the export, the version of the app, the files that the events were first read from, the
  citations as text, and size and SHA-256 of each file in the .zip;
- `citations.bib` and `citations.csl.json`: the view and every source, for citation managers.

The interactive page carries the manifest in itself, the Data Package as a file, the workbook as a sheet."""


def exports_page() -> str:
    """Return docs/exports.md."""
    rows = [
        (item.label, f"`{item.name}`", f"`...-{item.ending}`", item.about, f"{item.most:,}" if item.most else "any")
        for item in EXPORTS
    ]
    held = [(f"`{name}`", reason) for name, reason in REASONS.items()]
    parts = [
        "# Exports",
        GENERATED,
        _INTRODUCTION,
        table(("export", "name", "file", "what it is good for", "events at most"), rows),
        "## The manifest",
        _MANIFEST,
        "## What is not passed on",
        "Of events that were read from these formats, an export has ids and counts in files of their own, and no row:",
        table(("format", "why"), held),
    ]
    return "\n\n".join(parts) + "\n"


_SETTINGS = """\
Set as environment variables or, where the app is hosted by Streamlit, as secrets of the same name. What is not set has
its default; a value that is not understood is an error that names the variable. Lists have spaces or commas between
their items."""


def settings_page() -> str:
    """Return docs/settings.md."""
    rows = [(f"`{item.name}`", f"`{item.default}`", item.meaning) for item in SETTINGS]
    parts = [
        "# Settings",
        GENERATED,
        _SETTINGS,
        table(("variable", "default", "what it is for"), rows),
        "Engines for extraction have [settings of their own](extraction.md); [hosting](hosting.md) is about the rest.",
    ]
    return "\n\n".join(parts) + "\n"
