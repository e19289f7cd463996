"""The frame around every page: page settings, the address, navigation, header and filters."""

import streamlit as st

from pages.widgets import address, session
from pages.widgets.embed import is_embedded, show_embedded
from pages.widgets.filters import show_filters
from pages.widgets.frame import show_footer, show_header, show_navigation, show_notices
from pages.widgets.glue import measure_window
from pages.widgets.look import apply_look
from pages.widgets.view import PAGES

APP = "Diplomatic Timeline Explorer"

address.read_address()
landing = address.landing_page()
pages = {
    page.name: st.Page(
        f"pages/{page.folder}/page.py", title=page.title, url_path=page.name, default=page.name == landing
    )
    for page in PAGES
}
st.set_page_config(APP, "docs/images/icon.png", layout="wide")
current = st.navigation(list(pages.values()), position="hidden")
entry = next(page for page in PAGES if page.title == current.title)
name = entry.name
apply_look()
session.stop_elsewhere(name)
if (wanted := session.take("next_page")) and wanted != name:
    st.switch_page(pages[wanted], query_params=address.leave_for(wanted))
address.restore_left(name)
address.write_address(name)
measure_window(name)

view = session.current_view()
store = session.open_store(view.timeline)
st.set_page_config(f"{current.title} · {store.info.title} · {APP}")
if is_embedded():
    show_embedded(store, view)
else:
    show_navigation(pages)
    show_header(store, view, name)
    show_notices(view)
    if entry.filters:
        show_filters(store, view)
    current.run()
    show_footer(store)
