"""Claims: every contested claim as a thread of who asserts, repeats, disputes and answers it."""

from pages.claims.chart import show_chart
from pages.claims.found import find_shown
from pages.claims.table import show_table
from pages.claims.thread import show_thread
from pages.claims.tools import show_none, show_others, show_tools
from pages.widgets import session
from pages.widgets.filters import show_empty
from pages.widgets.panel import beside_panel

view = session.current_view()
store = session.open_store(view.timeline)

show_tools(view)
with beside_panel(store, view):
    if store.count(view.query).total == 0:
        show_empty(store, view.query)
    elif (shown := find_shown(store, view)) is None:
        show_none(store, view)
    else:
        if view["tab"] == "table":
            show_table(store, view, shown)
        else:
            show_chart(store, view, shown)
        show_others(shown)
        show_thread(store, view, shown)
