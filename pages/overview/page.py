"""Overview: what the timeline is about, the whole of it at a glance, and where to start."""

from pages.overview.parts import show_facts, show_latest, show_starts
from pages.widgets import session
from pages.widgets.chart import show_lanes
from pages.widgets.filters import show_empty
from pages.widgets.panel import beside_panel

view = session.current_view()
store = session.open_store(view.timeline)

with beside_panel(store, view):
    if store.count(view.query).total == 0:
        show_empty(store, view.query)
    else:
        show_facts(store, view.query)
        show_starts(store, view)
        show_lanes(store, view, compact=True)
        show_latest(store, view)
