"""What columns of everyday names are suggested for."""

import pytest

from diplomatic_timeline.formats.mapping.profile import profile_table
from diplomatic_timeline.formats.mapping.suggest import suggest_plan
from diplomatic_timeline.formats.registry import open_input
from diplomatic_timeline.formats.tabular import open_frame


def suggested(*names: str) -> dict[str, str]:
    """Return the uses of columns of these names beside a date; each cell is a text of its own."""
    rows = "".join(",".join(["2025-03-01", *(f"{name} {row}" for name in names)]) + "\n" for row in range(3))
    frame = open_frame(open_input(f"When,{','.join(names)}\n{rows}".encode(), "t.csv"))
    uses = suggest_plan(profile_table(frame)).plan.uses
    return {name: uses[name].to for name in names if name in uses}


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("To whom / with", "recipients"),
        ("With whom?", "recipients"),
        ("Target", "recipients"),
        ("Counterpart(s)", "recipients"),
        ("Counterparts", "recipients"),
        ("Who (actor)", "actors"),
        ("City/Country", "place"),
        ("Source:", "source_publisher"),
        ("Description", "summary"),
    ],
)
def test_columns_are_known_by_a_part_of_their_name(name, use):
    assert suggested("What happened", name)[name] == use


def test_a_whole_name_goes_before_a_part_of_another():
    assert suggested("Title/Headline (old)", "Title") == {"Title": "title"}


@pytest.mark.parametrize("name", ["Notes", "Remarks", "Comment", "Comments"])
@pytest.mark.parametrize("title", ["Event", "Title", "What happened"])
def test_remarks_beside_a_title_are_kept_and_are_no_summary(name, title):
    assert suggested(title, name) == {title: "title"}


@pytest.mark.parametrize("name", ["Notes", "Remarks"])
def test_remarks_are_the_summary_where_nothing_else_is_told(name):
    assert suggested("Actor", name) == {"Actor": "actors", name: "summary"}


def test_remarks_beside_a_description_are_no_title():
    assert suggested("Description", "Notes") == {"Description": "summary"}
