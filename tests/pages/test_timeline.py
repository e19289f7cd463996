"""The Timeline page: chart and table of the same events, the panel, the tray, downloads; odd timelines."""

import json
import re

import pytest

from diplomatic_timeline.event import Event, Evidence, Participant, Place, Relation, Source, Timeline, TimelineInfo
from diplomatic_timeline.when import When
from tests.pages.conftest import buttons, html_of

HOSTILE = "<script>alert(1)</script> [a](https://x.example) ![i](https://x.example/i.png) $x$ :red[r] <b>"


def timeline_of(*events, **info):
    return Timeline(TimelineInfo(id="made", title="Made", **info), events)


def event(name, when=None, **rest):
    return Event(id=name, title=rest.pop("title", name), when=When.parse(when) if when else None, **rest)


def chart_rows(app):
    spec = json.loads(next(item for item in app.get("plotly_chart") if item.key == "chart").proto.spec)
    return {json.dumps(trace["customdata"]) for trace in spec["data"] if "customdata" in trace}


def test_the_table_lists_the_events_in_time_order(open_app):
    frame = open_app(page="Timeline", tab="table").dataframe[0].value
    assert len(frame) == 100
    assert list(frame.columns) == ["When", "Event", "Type", "Who", "Status", "Publishers", "Told by"]
    assert frame["When"].iloc[0] == "12 February 2025"


def test_the_table_says_what_lies_in_a_window_for_certain(open_app):
    frame = open_app(page="Timeline", tab="table", from_="2025-03-13", to="2025-03-13").dataframe[0].value
    assert set(frame["In window"]) == {"certainly", "possibly"}


def test_the_panel_shows_date_precision_people_relations_and_sources(open_app):
    app = open_app(page="Timeline", event="putin-kursk-encirclement-claim")
    shown = html_of(app)
    for part in (
        "13 March 2025",
        "known to the day",
        "a day earlier",
        "14 March 2025",
        "Vladimir Putin",
        "The Guardian",
    ):
        assert part in shown
    assert len(buttons(app, "relation_")) == 11
    assert "Answered and disputed by" in shown


def test_who_disputes_an_event_is_told_first(open_app):
    shown = html_of(open_app(page="Timeline", event="putin-kursk-encirclement-claim"))
    heads = re.findall(r'<div class="dte-panel"><h3>(.*?)</h3>', shown)
    assert heads[:2] == ["Answered and disputed by", "Disputed by"]
    assert len(heads) > 2


def test_a_relation_can_be_walked_along_and_back(open_app):
    app = open_app(page="Timeline", event="putin-kursk-encirclement-claim")
    app.button(key="relation_general-staff-denies-encirclement").click().run()
    assert "<h2>Ukraine&#x27;s general staff denies any encirclement in Kursk</h2>" in html_of(app)
    app.button(key="relation_putin-kursk-encirclement-claim").click().run()
    assert "<h2>Putin claims that Ukrainian troops in Kursk are cut off</h2>" in html_of(app)


def test_next_and_previous_walk_through_the_filtered_events(open_app):
    app = open_app(page="Timeline", type=["vote"], event="unga-vote-ukraine-text")
    seen = []
    while not app.button(key="panel_next").disabled:
        app.button(key="panel_next").click().run()
        seen.append(html_of(app).split("<h2>")[1].split("</h2>")[0])
    assert len(seen) == len(set(seen)) >= 1
    app.button(key="panel_close").click().run()
    assert "<h2>" not in html_of(app)


def test_events_without_a_date_stand_in_the_tray(open_app, with_timeline):
    with_timeline(timeline_of(event("dated", "2025-03-01"), event("undated"), event("no-bound", "XXXX")))
    app = open_app(page="Timeline")
    assert buttons(app, "tray_") == ["undated", "no\\-bound"]
    assert "2 have no date" in " ".join(item.value for item in app.caption)
    app.button(key="tray_undated").click().run()
    assert "<h2>undated</h2>" in html_of(app)
    assert "Date unknown" in html_of(app)


def test_a_timeline_without_any_date_is_still_shown(open_app, with_timeline):
    with_timeline(timeline_of(event("one"), event("two")))
    app = open_app(page="Timeline")
    assert "None of these events has a date" in app.info[0].value
    assert buttons(app, "tray_") == ["one", "two"]


@pytest.mark.parametrize("page", ["Overview", "Timeline"])
@pytest.mark.parametrize(
    "events",
    [
        (),
        (event("only", "2025-03-01"),),
        (event("only"),),
        (event("old", "-0043-03-15"), event("older", "Y-170000002")),
        (event("open", "2025-03-01/.."), event("before", "../2025-03-01")),
        tuple(event(f"e{n}", "2025-03-01") for n in range(120)),
    ],
    ids=["none", "one", "one undated", "before our era", "open ends", "many at once"],
)
def test_small_and_odd_timelines_open(open_app, with_timeline, page, events):
    with_timeline(timeline_of(*events))
    app = open_app(page=page)
    assert "<h1" in html_of(app)


def test_text_from_outside_never_becomes_markup(open_app, with_timeline):
    source = Source(id="s", publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    bad = event(
        "bad",
        "2025-03-01",
        title=HOSTILE,
        summary=HOSTILE,
        when_text=HOSTILE,
        participants=(Participant(name=HOSTILE),),
        place=Place(name=HOSTILE),
        sources=("s",),
        tags=(HOSTILE,),
        relations=(Relation(kind="repeats", target="other"),),
    )
    other = event("other", "2025-03-02", title=HOSTILE)
    info = TimelineInfo(id="made", title=HOSTILE, description=HOSTILE, licence=HOSTILE, creators=(HOSTILE,))
    with_timeline(Timeline(info, (bad, other), (), (source,)))
    app = open_app(page="Timeline", event="bad", actor=[HOSTILE])
    shown = html_of(app)
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "javascript:alert" not in shown.split("href=")[-1] if "href=" in shown else True
    labels = [item.label for item in app.button] + [item.value for item in app.caption]
    for label in labels:
        assert "](" not in label.replace("\\]", "").replace("\\(", "")


def test_downloads_hold_the_filtered_events(open_app):
    app = open_app(page="Timeline", actor=["Vladimir Putin"], type=["claim"])
    assert [item.label for item in app.get("download_button")] == ["JSON Lines", "CSV"]
    assert "2 events" in " ".join(item.value for item in app.caption)


def test_a_window_of_an_hour_shows_its_event_in_every_zone(open_app, with_timeline):
    with_timeline(timeline_of(event("call", "2025-03-13T10:30Z"), event("later", "2025-03-20"), zone="Asia/Tokyo"))
    for zone in ("Asia/Tokyo", "UTC", "America/New_York"):
        app = open_app(page="Timeline", from_="2025-03-13T10:00Z", to="2025-03-13T11:00Z", zone=zone)
        assert chart_rows(app), zone


def test_a_confirmed_denial_is_said_to_be_on_record(open_app):
    shown = html_of(open_app(page="Timeline", event="usec-no-encirclement"))
    assert "denial · on record" in shown
    assert "whether it is true is for you to judge" in shown


def test_no_table_calls_a_statement_confirmed(open_app):
    frame = open_app(page="Timeline", tab="table", type="statement").dataframe[0].value
    assert "on record" in set(frame["Status"])
    assert "confirmed" not in set(frame["Status"])


@pytest.mark.parametrize(
    ("stored", "day", "said"),
    [
        ("confirmed", "2025-03-03", "Shown as disputed: a statement that disputes it was known by then."),
        ("disputed", "2025-03-01", "Shown as asserted: nothing that disputes it was known by then."),
        ("disputed", "2025-03-03", ""),
    ],
)
def test_the_panel_says_why_the_status_of_a_day_is_not_the_timelines_own(open_app, with_timeline, stored, day, said):
    offer = event("offer", "2025-03-01", type="proposal", status=stored, reported=When.parse("2025-03-01"))
    denial = event("denial", "2025-03-02", type="denial", reported=When.parse("2025-03-02"))
    denial = denial.model_copy(update={"relations": (Relation(kind="disputes", target="offer"),)})
    with_timeline(timeline_of(offer, denial, event("last", "2025-03-05", reported=When.parse("2025-03-05"))))
    shown = html_of(open_app(page="Timeline", event="offer", known=day))
    assert (f"{said} The timeline itself calls it {stored}." in shown) == bool(said)
    assert ("Shown as" in shown) == bool(said)
    assert "Shown as" not in html_of(open_app(page="Timeline", event="offer"))


def test_a_passage_is_shown_between_whole_words_of_its_article(open_app, with_timeline):
    text = "abcdefghi " * 30 + "They met." + " klmnopqrs" * 30
    told = event("met", "2025-03-01", sources=("s",)).model_copy(
        update={"evidence": (Evidence(source="s", exact="They met.", start=300, end=309),)}
    )
    source = Source(id="s", publisher="The Paper", title="News")
    with_timeline(Timeline(TimelineInfo(id="made", title="Made"), (told,), sources=(source,), articles={"s": text}))
    shown = html_of(open_app(page="Timeline", event="met"))
    found = re.search("<blockquote>(.*?)</blockquote>", shown)
    assert found
    words = set(re.sub("<[^>]*>", " ", found[1]).split())
    assert words == {"…", "abcdefghi", "They", "met.", "klmnopqrs"}


def test_one_time_is_said_alike_in_table_and_panel(open_app):
    link = {"page": "Timeline", "q": "Macron gathers", "zone": "America/New_York"}
    table = open_app(**link, tab="table").dataframe[0].value
    (when,) = table["When"]
    assert "(UTC−5)" in when
    app = open_app(**link)
    latest = open_app(page="Overview", q="Macron gathers", zone="America/New_York")
    assert any(when in item.label.replace("\\", "") for item in latest.button if item.key.startswith("latest_"))
    assert app.get("plotly_chart")
