"""The open timeline as a file: everything of it, with the merged names and the notes of the session."""

from diplomatic_timeline.event import Event, Participant, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.store.merging import Merge, merge_names
from pages.widgets import session
from pages.widgets.package import write_package


def test_the_package_has_the_merged_names_and_the_notes(with_timeline):
    event = Event(id="one", title="One", participants=(Participant(name="Bob"), Participant(name="Robert")))
    with_timeline(Timeline(TimelineInfo(id="made", title="Made"), (event,)))
    filed = session.open_store("made")
    store = filed.with_actors(merge_names(filed.actors, [Merge("Bob", "Robert")]))
    again = read_timeline(write_package(store, "made", {"one": "Ask the class"}), "made.zip").timeline
    assert [(actor.name, actor.aliases) for actor in again.actors] == [("Robert", ("Bob",))]
    assert "Ask the class" in str(again.events[0].attributes)
    assert again.events[0].participants == event.participants
