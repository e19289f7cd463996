"""The Actors page: network, table, the page of one actor; small and odd timelines."""

import json

import pytest

from diplomatic_timeline.event import Actor, Event, Participant, Relation, Timeline, TimelineInfo
from diplomatic_timeline.when import When
from tests.pages.conftest import buttons, html_of
from tests.pages.test_timeline import HOSTILE


def event(name, *people, when="2025-03-01", **rest):
    parts = tuple(Participant(name=who, role=role) for who, _, role in (one.rpartition(":") for one in people))
    date = When.parse(when) if when else None
    return Event(id=name, title=rest.pop("title", name), when=date, participants=parts, **rest)


def timeline_of(*events, actors=(), **info):
    return Timeline(TimelineInfo(id="made", title="Made", **info), events, actors)


def spec_of(app, key):
    return json.loads(next(item for item in app.get("plotly_chart") if item.key == key).proto.spec)


def texts(app):
    return " ".join([*(item.value for item in app.caption), *(item.value for item in app.info), html_of(app)])


def table(app, key):
    return next(item for item in app.dataframe if item.key == key).value


def test_the_network_shows_the_most_active_and_counts_the_rest(open_app):
    app = open_app(page="Actors")
    names = next(trace for trace in spec_of(app, "network")["data"] if trace["name"] == "names")["text"]
    assert len(names) == 60
    assert "7 more are left out" in texts(app)


def test_the_network_keeps_to_the_filter(open_app):
    app = open_app(page="Actors", type=["vote"])
    names = next(trace for trace in spec_of(app, "network")["data"] if trace["name"] == "names")["text"]
    assert 1 < len(names) < 60


def test_the_table_lists_the_same_ties_the_most_frequent_first(open_app):
    frame = table(open_app(page="Actors", part="table"), "ties_table")
    assert list(frame.columns) == ["Who", "How", "With whom", "Times"]
    assert frame["Times"].is_monotonic_decreasing
    only = table(open_app(page="Actors", part="table", ties="disputes"), "ties_table")
    assert set(only["How"]) == {"disputes"}
    assert 0 < len(only) < len(frame)


def test_an_actor_has_a_page_of_its_own(open_app):
    app = open_app(page="Actors", focus="Vladimir Putin")
    shown = html_of(app)
    for part in ("<h2>Vladimir Putin</h2>", "Russian president", "Side: Russia", "12 February 2025", "1 of 1"):
        assert part in shown
    assert "disputed by others in this timeline" in shown
    frame = table(app, "counterparts")
    assert list(frame.columns)[:2] == ["Who", "Together"]
    assert "Donald Trump" in set(frame["Who"])
    assert spec_of(app, "chart")
    app.button(key="focus_back").click().run()
    assert spec_of(app, "network")


def test_an_alias_opens_the_page_of_its_actor(open_app):
    assert "<h2>Vladimir Putin</h2>" in html_of(open_app(page="Actors", focus="Putin"))


def test_a_claim_counts_as_disputed_only_once_that_is_known(open_app, with_timeline):
    claim = event("claim", "Ann:actor", type="claim", reported=When.parse("2025-03-01"))
    reply = event(
        "reply", "Bob:actor", reported=When.parse("2025-03-05"), relations=(Relation(kind="disputes", target="claim"),)
    )
    with_timeline(timeline_of(claim.model_copy(update={"status": "disputed"}), reply))
    assert "1 of 1" in html_of(open_app(page="Actors", focus="Ann"))
    assert "0 of 1" in html_of(open_app(page="Actors", focus="Ann", known="2025-03-02"))


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ((), "No event"),
        ((event("nobody"),), "Nobody takes part"),
        ((event("spoken of", "Ann:mentioned"),), "Nobody takes part"),
        ((event("alone", "Ann:actor"),), "No two of them"),
        ((event("two", "Ann:actor", "Bob:actor"),), "2 actors in 1 event"),
        ((event("undated", "Ann:actor", "Bob:recipient", when=None),), "2 actors in 1 event"),
    ],
    ids=["no event", "no actor", "only mentioned", "one actor", "two", "undated"],
)
def test_small_timelines_say_what_there_is(open_app, with_timeline, events, said):
    with_timeline(timeline_of(*events))
    app = open_app(page="Actors")
    assert said in " ".join([texts(app), *(item.value for item in app.subheader)])


def test_the_page_of_an_actor_without_date_or_counterpart_is_shown(open_app, with_timeline):
    with_timeline(timeline_of(event("alone", "Ann:actor", when=None)))
    app = open_app(page="Actors", focus="Ann")
    assert "<h2>Ann</h2>" in html_of(app)
    assert "first event" not in html_of(app)
    assert any("Nobody meets" in item.value for item in app.markdown)


def test_names_from_outside_never_become_markup(open_app, with_timeline):
    record = Actor(name=HOSTILE, aliases=(HOSTILE + "2",), description=HOSTILE, side=HOSTILE, country=HOSTILE)
    with_timeline(timeline_of(event("one", f"{HOSTILE}:actor", "Bob:actor"), actors=(record,)))
    for params in ({}, {"part": "table"}, {"focus": HOSTILE}):
        app = open_app(page="Actors", **params)
        assert "<script" not in html_of(app)
        labels = [item.label for item in app.button] + [item.value for item in (*app.caption, *app.markdown)]
        assert not any("](" in label.replace("\\]", "").replace("\\(", "") for label in labels)
    names = next(trace for trace in spec_of(open_app(page="Actors"), "network")["data"] if trace["name"] == "names")
    assert not any("<" in name for name in names["text"])
    assert buttons(app, "focus_back") == ["Back to all actors"]


def test_two_actors_are_compared_on_one_axis_with_what_only_one_has(open_app):
    app = open_app(page="Actors", part="compare", left="Emmanuel Macron", right="Keir Starmer")
    layout = spec_of(app, "mirror")["layout"]
    assert "xaxis2" not in layout
    assert layout["yaxis"]["range"][0] < layout["yaxis"]["range"][1]
    assert layout["yaxis2"]["range"][0] > layout["yaxis2"]["range"][1]
    said = next(item.value for item in app.markdown if "with both" in item.value).replace("\\", "")
    left, right, both = (int(part.split()[0]) for part in said.split(". ")[0].split(", "))
    assert len(table(app, "only_0")) == left - both
    assert len(table(app, "only_1")) == right - both
    assert not set(table(app, "only_0")["Event"]) & set(table(app, "only_1")["Event"])


def test_two_publishers_are_compared(open_app):
    app = open_app(page="Actors", part="compare", sides="publisher", left="The Guardian", right="The Kyiv Independent")
    assert not app.warning
    assert any(item.value.startswith("Only The Guardian") for item in app.subheader)


def test_choosing_publishers_forgets_the_actors_that_were_compared(open_app):
    app = open_app(page="Actors", part="compare", left="Emmanuel Macron")
    app.button_group(key="pick_sides").set_value("publisher").run()
    assert not app.warning
    assert app.selectbox(key="pick_left").value == "The Guardian"


def test_a_second_timeline_is_lined_up_where_the_periods_do_not_meet(open_app):
    app = open_app(page="Actors", part="overlay")
    spec = spec_of(app, "overlay_chart")
    ranges = [spec["layout"][axis]["range"] for axis in ("xaxis", "xaxis2")]
    assert ranges[0][0] > ranges[1][1]
    assert ranges[0][1] - ranges[0][0] == pytest.approx(ranges[1][1] - ranges[1][0], rel=0.01)
    assert not app.dataframe
    frame = open_app(page="Actors", part="overlay", tab="table").dataframe[0].value
    titles = {"Ukraine ceasefire diplomacy, February to March 2025", "The Cuban missile crisis, 1962"}
    assert set(frame["Timeline"]) == titles
    assert frame["Day"].is_monotonic_increasing
    assert "xaxis2" not in spec_of(open_app(page="Actors", part="overlay", align="dates"), "overlay_chart")["layout"]


@pytest.mark.parametrize("part", ["compare", "overlay"])
def test_there_may_be_nothing_to_compare(open_app, with_timeline, part):
    with_timeline(timeline_of(event("alone", "Ann:actor")))
    assert "no" in open_app(page="Actors", part=part).info[0].value


def twins():
    return timeline_of(
        event("one", "Bob Smith:actor", "Ann:recipient"),
        event("two", "Bob Smíth:actor", "Ann:recipient"),
        event("three", "Bob Smith:actor"),
    )


def test_names_that_look_alike_are_merged_only_when_asked_and_the_merge_is_undone(open_app, with_timeline):
    with_timeline(twins())
    app = open_app(page="Actors", part="names")
    assert buttons(app, "undo_") == []
    assert any("order" in item.value and "Smíth" in item.value for item in app.markdown)
    app.button(key="merge_0").click().run()
    assert app.session_state["address"].get("merge", []) == ["Bob Smíth|Bob Smith"]
    assert buttons(app, "merge_") == ["Merge"]
    app.button(key="undo_0").click().run()
    assert app.session_state["address"].get("merge", []) == []


def test_any_two_names_can_be_merged(open_app, with_timeline):
    with_timeline(twins())
    app = open_app(page="Actors", part="names")
    assert app.button(key="merge_chosen").disabled
    app.selectbox(key="merge_alias").set_value("Ann")
    app.selectbox(key="merge_name").set_value("Bob Smith").run()
    app.button(key="merge_chosen").click().run()
    assert app.session_state["address"].get("merge", []) == ["Ann|Bob Smith"]


def test_a_link_carries_merges_to_every_page(open_app, with_timeline):
    with_timeline(twins())
    merge = ["Bob Smíth|Bob Smith"]
    assert len(table(open_app(page="Actors", part="table"), "ties_table")) == 2
    frame = table(open_app(page="Actors", part="table", merge=merge), "ties_table")
    assert frame.values.tolist() == [["Bob Smith", "speaks to or acts on", "Ann", 2]]
    assert "<b>2</b> people" in html_of(open_app(page="Overview", merge=merge))
    assert "<b>3</b> people" in html_of(open_app(page="Overview"))


def test_filters_come_and_go_without_touching_merges(open_app, with_timeline):
    with_timeline(twins())
    app = open_app(page="Actors", part="names", merge=["Bob Smíth|Bob Smith"], actor=["Ann"])
    app.button(key="chip_0").click().run()
    assert app.session_state["address"].get("merge", []) == ["Bob Smíth|Bob Smith"]
    assert app.session_state["address"].get("actor", []) == []


def test_a_merge_that_is_none_is_left_out_with_a_notice(open_app):
    app = open_app(page="Actors", merge=["Vladimir Putin"])
    assert "with a bar between" in app.warning[0].value.replace("\\", "")


def test_the_package_with_merges_can_be_downloaded(open_app):
    app = open_app(page="Actors", part="names", merge=["JD Vance|Donald Trump"])
    assert "1 merge" in " ".join(item.value for item in app.caption)
    assert "Data Package (.zip)" in [item.label for item in app.get("download_button")]
