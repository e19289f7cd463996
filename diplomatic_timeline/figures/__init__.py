"""Plotly figures, and the words beside them, from query results."""

from diplomatic_timeline.figures.axis import from_axis
from diplomatic_timeline.figures.captions import alt_text, caption, strip_alt
from diplomatic_timeline.figures.finished import Finished
from diplomatic_timeline.figures.growth import growth_svg, say_growth
from diplomatic_timeline.figures.lag import lag_figure, say_lags
from diplomatic_timeline.figures.lanes import lanes_figure
from diplomatic_timeline.figures.legend import reading_samples, symbol_svg
from diplomatic_timeline.figures.network import network_alt, network_figure, tie_svg
from diplomatic_timeline.figures.newsdays import news_svg
from diplomatic_timeline.figures.overview import overview_figure, sparkline_figure
from diplomatic_timeline.figures.threads import part_svg, threads_alt, threads_figure

__all__ = [
    "Finished",
    "alt_text",
    "caption",
    "from_axis",
    "growth_svg",
    "lag_figure",
    "lanes_figure",
    "network_alt",
    "network_figure",
    "news_svg",
    "overview_figure",
    "part_svg",
    "reading_samples",
    "say_growth",
    "say_lags",
    "sparkline_figure",
    "strip_alt",
    "symbol_svg",
    "threads_alt",
    "threads_figure",
    "tie_svg",
]
