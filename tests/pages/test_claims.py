"""The Claims page: threads under the filters, told whole, both sides counted, nothing decided."""

import json

import pytest

from diplomatic_timeline.event import Event, Evidence, Relation, Source, Timeline, TimelineInfo
from diplomatic_timeline.when import When
from pages.widgets import glue
from tests.pages.conftest import buttons, html_of

KURSK = "putin-kursk-encirclement-claim"
SOURCES = (
    Source(id="a", publisher="Post"),
    Source(id="b", publisher="Times", agency="Reuters"),
    Source(id="c", publisher="Sun", agency="Reuters"),
)


def event(name, *ties, when="2025-03-01", reported=None, **rest):
    return Event(
        id=name,
        title=rest.pop("title", name),
        when=When.parse(when) if when else None,
        reported=When.parse(reported) if reported else None,
        relations=tuple(Relation(kind=kind, target=target) for kind, target in (tie.split() for tie in ties)),
        **rest,
    )


def timeline_of(*events):
    return Timeline(TimelineInfo(id="made", title="Made"), events, (), SOURCES)


def captions(app):
    return " ".join(item.value for item in app.caption)


def drawn(app):
    spec = json.loads(next(item for item in app.get("plotly_chart") if item.key == "claims_chart").proto.spec)
    return [note["text"] for note in spec["layout"]["annotations"]]


def test_the_most_disputed_claim_is_open_with_its_passage(open_app):
    app = open_app(page="Claims")
    shown = html_of(app)
    assert "<h2>Putin claims that Ukrainian troops in Kursk are cut off</h2>" in shown
    assert "surrender or die" in shown
    assert shown.count("<p><b>Disputes it</b>") == 8
    assert "8 statements, told by 14 independent publishers" in shown
    assert "The Guardian" in shown


def test_a_claim_in_the_link_is_open_beside_its_panel(open_app):
    app = open_app(page="Claims", event="trump-kursk-surrounded-claim")
    assert "Contested claim · disputed" in html_of(app)
    assert html_of(app).count("<h2>Trump says thousands of Ukrainian troops are surrounded</h2>") == 2
    app.button(key="way_prev").click().run()
    assert app.button(key="way_prev").disabled
    assert html_of(app).count("<h2>Putin claims that Ukrainian troops in Kursk are cut off</h2>") == 2


def test_an_event_in_several_threads_leads_to_the_others(open_app):
    app = open_app(page="Claims", event="general-staff-denies-encirclement")
    assert len(buttons(app, "also_")) >= 1
    app.button(key="also_trump-kursk-surrounded-claim").click().run()
    assert "<h2>Trump says thousands of Ukrainian troops are surrounded</h2>" in html_of(app)


def test_the_order_may_be_by_the_latest_statement(open_app):
    assert drawn(open_app(page="Claims", threads="latest"))[0] != drawn(open_app(page="Claims"))[0]


def test_every_thread_can_be_reached(open_app):
    app = open_app(page="Claims")
    assert "Claims 1 to 12 of 23" in captions(app)
    app.button(key="claims_after").click().run()
    assert "Claims 13 to 23 of 23" in captions(app)
    assert app.button(key="claims_after").disabled


def test_the_table_lists_the_statements_of_the_chart(open_app):
    frame = open_app(page="Claims", tab="table").dataframe[0].value
    assert list(frame.columns)[:3] == ["Contested claim", "Part", "Statement"]
    first = frame[frame["Contested claim"] == frame["Contested claim"].iloc[0]]
    assert list(first["Part"]).count("disputes it") == 8
    assert frame["Contested claim"].nunique() == 12


def test_as_known_on_a_day_later_disputes_are_missing(open_app):
    """The claim became known on 14 March 2025, reports of intelligence against it on the 20th."""
    app = open_app(page="Claims", event=KURSK, known="2025-03-14")
    assert "as known on 14 March 2025" in html_of(app)
    assert html_of(app).count("<p><b>Disputes it</b>") < 8
    assert "intelligence contradict" not in html_of(app)


def test_statements_outside_the_filters_are_told_as_such(open_app):
    app = open_app(page="Claims", actor=["Vladimir Putin"], type=["claim"])
    assert "Outside the active filters" in html_of(app)
    assert "Outside the active filters" not in html_of(open_app(page="Claims"))


def test_reprints_of_one_agency_stand_as_one_publisher(open_app, with_timeline):
    claim = event("claim", sources=("b", "c"), evidence=(Evidence(exact="It is so", source="b"),))
    with_timeline(timeline_of(claim, event("denial", "disputes claim", sources=("a",))))
    shown = html_of(open_app(page="Claims"))
    assert "1 independent publisher (2 publishers, both reprinting Reuters)" in shown
    assert "Times, reprinting Reuters" in shown


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ((event("only"),), "No event of this timeline disputes another"),
        ((event("a"), event("b", "responds_to a")), "No event of this timeline disputes another"),
        ((event("marked", status="disputed"),), "No statement here"),
        ((event("a", when=None), event("b", "disputes a", when=None)), "when it became known is not recorded"),
        ((event("self", "disputes self", "repeats self"),), "Disputes it"),
        ((event("a", "disputes b"), event("b", "disputes a")), "Disputes it"),
        ((event("a", when="Y-170000002"), event("b", "disputes a", when="2025")), "Disputes it"),
        (tuple(event(f"e{n}", *(["disputes e0"] if n else [])) for n in range(120)), "119 statements"),
    ],
    ids=["one", "no dispute", "marked only", "undated", "self", "circle", "old", "many"],
)
def test_small_and_odd_timelines_have_their_own_state(open_app, with_timeline, events, said):
    with_timeline(timeline_of(*events))
    app = open_app(page="Claims")
    text = html_of(app) + " ".join(item.value for item in app.markdown)
    assert said in text


def test_filters_that_leave_no_claim_say_so(open_app):
    app = open_app(page="Claims", type=["vote"])
    assert "No contested claim here" in app.subheader[0].value
    app.button(key="clear_claims").click().run()
    assert app.get("plotly_chart")


def test_text_from_outside_never_becomes_markup(open_app, with_timeline):
    hostile = "<script>alert(1)</script> [a](https://x.example) $x$"
    claim = event("claim", title=hostile, evidence=(Evidence(exact=hostile),))
    with_timeline(timeline_of(claim, event("denial", "disputes claim", title=hostile)))
    app = open_app(page="Claims", event="claim")
    assert "<script" not in html_of(app)
    assert "](" not in " ".join(item.label for item in app.button).replace("\\]", "").replace("\\(", "")


def test_on_a_phone_the_open_claim_is_told_by_its_thread_alone(open_app, monkeypatch):
    assert buttons(open_app(page="Claims", event=KURSK), "panel_")
    monkeypatch.setattr(glue, "is_phone", lambda: True)
    app = open_app(page="Claims", event=KURSK)
    assert not buttons(app, "panel_")
    assert "Putin claims that Ukrainian troops" in html_of(app)
    app.button(key="statement_1").click().run()
    assert buttons(app, "panel_")
