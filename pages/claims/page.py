"""Claims: every contested claim as a thread of who asserts, repeats, disputes and answers it."""

from contextlib import nullcontext

from pages.claims.chart import show_chart
from pages.claims.found import find_shown
from pages.claims.table import show_table
from pages.claims.thread import show_thread
from pages.claims.tools import show_none, show_others, show_tools
from pages.widgets import session
from pages.widgets.filters import show_empty
from pages.widgets.glue import NARROW, window_width
from pages.widgets.panel import beside_panel

view = session.current_view()
store = session.open_store(view.timeline)

show_tools(view)
matches = store.count(view.query).total > 0
shown = find_shown(store, view) if matches else None
# On a phone the panel would lie over the thread, which tells all that the panel does of its own claim.
told = shown is not None and view.event == shown.chosen.claim and window_width() <= NARROW
with nullcontext() if told else beside_panel(store, view):
    if not matches:
        show_empty(store, view.query)
    elif shown is None:
        show_none(store, view)
    else:
        if view["tab"] == "table":
            show_table(store, view, shown)
        else:
            show_chart(store, view, shown)
        show_others(shown)
        show_thread(store, view, shown)
