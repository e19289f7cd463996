"""News cycle: one event at a time, large, and the timeline growing beneath it."""

from pages.cycle.growth import show_growth
from pages.cycle.handouts import show_downloads
from pages.cycle.known import show_known
from pages.cycle.lag import show_lag
from pages.cycle.play import keep_playing, show_controls
from pages.cycle.stage import show_stage
from pages.cycle.steps import open_steps
from pages.cycle.tools import show_tools
from pages.widgets import session
from pages.widgets.filters import show_empty

view = session.current_view()
store = session.open_store(view.timeline)

if store.count(view.query).total == 0:
    show_known(store, view)
    show_empty(store, view.query)
else:
    steps = open_steps(store, view)
    show_tools(store, view, steps)
    show_controls(view, steps)
    show_stage(store, view, steps)
    show_growth(store, view, steps)
    show_known(store, view)
    show_lag(store, view)
    show_downloads(store, view, steps)
    keep_playing(view, steps)
