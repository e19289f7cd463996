"""Extract: an article in, its events beside the highlighted text, corrected, and onto a timeline."""

from pages.extract.adding import show_adding
from pages.extract.desk import chosen_sheet, sheets
from pages.extract.engine import show_engine
from pages.extract.intake import show_intake
from pages.extract.reading import show_reading
from pages.extract.running import show_running
from pages.extract.sheets import show_sheets
from pages.extract.table import show_table
from pages.widgets import session

view = session.current_view()
store = session.open_store(view.timeline)

show_intake()
if sheets():
    show_sheets()
    choice = show_engine()
    show_running(choice)
if (sheet := chosen_sheet()) is not None and sheet.found is not None:
    show_reading(sheet)
    show_table(sheet)
    show_adding(store, view)
