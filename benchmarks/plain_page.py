"""The page to compare with: plain Streamlit, a pandas frame, naive filters and `px.timeline`.

It is drawn as its author would draw it, with every shortcut that costs nothing: the frame is sorted and held without
copies, there are 12 lanes and 7 colours as on our page, a mark says title, date and people as ours do, and nothing else
is on the page. It draws all events, or from
more than 10,000 the very 2,000 that our page draws.
"""

import numpy as np
import pandas as pd
import plotly.express as px
import streamlit as st

from benchmarks.runlog import timed
from benchmarks.synthetic import INFO, synthetic_actors, synthetic_sources, synthetic_table
from diplomatic_timeline.query import Query
from diplomatic_timeline.store.memory import from_table
from diplomatic_timeline.vocabulary import EVENT_TYPES

MOST, DRAWN, LANES = 10_000, 2_000, 11
_FRAMES: list[pd.DataFrame] = []


def load(size: int) -> None:
    """Make the frame of `size` events, once for the process."""
    _FRAMES[:] = [make_frame(size)]


def make_frame(size: int) -> pd.DataFrame:
    """Return the dated events in time order: one column for each thing that is shown or filtered."""
    table = synthetic_table(size)
    rows = from_table(INFO, synthetic_actors(), synthetic_sources(), table).page(Query(), limit=size, dated=True)
    people = table["participants"].combine_chunks()
    offsets, names = people.offsets.to_numpy(), people.flatten().field("name").to_pylist()
    # Tuples of texts cost the garbage collector nothing; lists would add to every run of this page.
    actors = [tuple(names[offsets[row] : offsets[row + 1]]) for row in rows.row.tolist()]
    busy = {actor.name for actor in synthetic_actors()[:LANES]}
    return pd.DataFrame(
        {
            "id": rows.id,
            "title": rows.title,
            "start": pd.to_datetime(rows.start_low, unit="s"),
            "end": pd.to_datetime(rows.end_high + 1, unit="s"),
            "when": rows.when,
            "who": rows.who,
            "actors": actors,
            "lane": [people[0] if people[0] in busy else "other" for people in actors],
            "type": [EVENT_TYPES[code].name for code in rows.type],
            "family": [EVENT_TYPES[code].family for code in rows.type],
        }
    )


def keep(frame: pd.DataFrame, actors: list[str], types: list[str]) -> pd.DataFrame:
    """Return the events with one of the actors and one of the types, as a beginner's manual would write it."""
    if actors:
        frame = frame[frame["actors"].map(lambda names: any(name in actors for name in names))]
    if types:
        frame = frame[frame["type"].isin(types)]
    return frame


def thin(frame: pd.DataFrame) -> pd.DataFrame:
    """Return at most 2,000 rows of a long frame, evenly spread as our page spreads them."""
    return frame if len(frame) <= DRAWN else frame.iloc[np.arange(DRAWN) * (len(frame) - 1) // (DRAWN - 1)]


def show() -> None:
    """Draw the page."""
    frame = _FRAMES[0]
    st.set_page_config("Plain timeline", layout="wide")
    st.title("Plain timeline")
    actors = st.multiselect("Actors", [actor.name for actor in synthetic_actors()], key="actor")
    types = st.multiselect("Types", [kind.name for kind in EVENT_TYPES], key="type")
    with timed("filter"):
        kept = keep(frame, actors, types)
        drawn = kept if len(frame) <= MOST else thin(kept)
    st.caption(f"{len(kept):,} of {len(frame):,} events")
    figure = px.timeline(
        drawn,
        x_start="start",
        x_end="end",
        y="lane",
        color="family",
        custom_data=["id"],
        hover_name="title",
        hover_data={"when": True, "who": True, "start": False, "end": False, "lane": False, "family": False},
    )
    state = st.plotly_chart(figure, key="chart", on_select="rerun", selection_mode="points")
    points = state["selection"]["points"]
    if points:
        chosen = frame[frame["id"] == points[0]["customdata"][0]].iloc[0]
        with st.container(key="details"):
            st.subheader(chosen["title"])
            st.write(chosen["type"], chosen["start"], ", ".join(chosen["actors"]))


if __name__ == "__main__":  # Streamlit runs a fresh copy of this file; the frame is held by the imported one
    from benchmarks import plain_page

    plain_page.show()
