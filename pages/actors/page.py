"""Actors: who meets, answers and disputes whom, and the page of one actor."""

from pages.actors.network import show_network
from pages.actors.profile import profile_view, show_profile
from pages.actors.tables import show_ties
from pages.actors.tools import show_tools
from pages.widgets import session
from pages.widgets.filters import show_empty
from pages.widgets.panel import beside_panel

view = session.current_view()
store = session.open_store(view.timeline)

show_tools(store, view)
view = profile_view(view)
with beside_panel(store, view):
    if store.count(view.query).total == 0:
        show_empty(store, view.query)
    elif view["focus"]:
        show_profile(store, view)
    elif view["part"] == "table":
        show_ties(store, view)
    else:
        show_network(store, view)
