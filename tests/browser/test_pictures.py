"""Charts saved as pictures: one SVG that another program can open, with what a reader needs beside the marks."""

from xml.etree import ElementTree as ET

import pytest

from diplomatic_timeline.figures.palette import ink

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("path", "name", "needed"),
    [
        ("page=Timeline", "ukraine-ceasefire-2025-timeline.svg", {"Vladimir Putin", "meetings", "17 March"}),
        ("page=Timeline&type=claim", "ukraine-ceasefire-2025-timeline.svg", {"statements and claims"}),
        ("page=Claims", "ukraine-ceasefire-2025-claims.svg", {"disputes it"}),
        ("page=Actors", "ukraine-ceasefire-2025-network.svg", {"Vladimir Putin", "answers"}),
        ("page=Actors&part=compare", "ukraine-ceasefire-2025-compared.svg", {"meetings"}),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_saved_with_title_key_and_caption(server, new_page, wait_until_idle, path, name, needed, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(f"{server.url}/?{path}")
    wait_until_idle(page)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Picture (SVG)").click()
    assert waiting.value.suggested_filename == name
    picture = ET.parse(waiting.value.path()).getroot()  # noqa: S314 our own drawing
    told = [" ".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert told[0] == "Ukraine ceasefire diplomacy, February to March 2025"
    assert needed <= set(told)
    assert told[-1].endswith(".")
    assert float(picture.get("width")) > 600 < 600 + float(picture.get("height"))
    assert picture[0].get("fill") == ink(dark=scheme == "dark").paper
    assert not list(picture.iter(f"{SVG}image"))
