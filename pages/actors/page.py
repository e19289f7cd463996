"""Actors: who meets, answers and disputes whom, and the page of one actor."""

from pages.actors.compare import show_compare
from pages.actors.names import show_names
from pages.actors.network import show_network
from pages.actors.overlay import show_overlay
from pages.actors.profile import is_profile, profile_view, show_profile
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
    if view["part"] == "names":
        show_names(store, view)
    elif store.count(view.query).total == 0:
        show_empty(store, view.query)
    elif is_profile(view):
        show_profile(store, view)
    elif view["part"] == "compare":
        show_compare(store, view)
    elif view["part"] == "overlay":
        show_overlay(store, view)
    elif view["part"] == "table":
        show_ties(store, view)
    else:
        show_network(store, view)
