"""Timeline: the filtered events on lanes or in a table, with the panel of the chosen one."""

from pages.timeline.table import show_table
from pages.timeline.tools import show_downloads, show_tools
from pages.timeline.tray import show_tray
from pages.widgets import session
from pages.widgets.chart import show_lanes, show_strip
from pages.widgets.filters import show_empty
from pages.widgets.panel import beside_panel

view = session.current_view()
store = session.open_store(view.timeline)

show_tools(store, view)
drawn = ""
with beside_panel(store, view):
    if store.count(view.query).total == 0:
        show_empty(store, view.query)
    elif view["tab"] == "table":
        show_table(store, view)
    else:
        show_strip(store, view)
        drawn = show_lanes(store, view)
        show_tray(store, view)
    show_downloads(store, view, drawn)
