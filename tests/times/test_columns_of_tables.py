"""Single values as people type them into the date columns of their tables, in many places and languages."""

import pytest

from diplomatic_timeline.times import DateProblem, infer_order, parse_when

READ = {
    "ca. 1860-1870": "1860~/1870",
    "1939-45": "1939/1945",
    "1998-99": "1998/1999",
    "1950/51": "1950/1951",
    "1914/18": "1914/1918",
    "195x": "195X",
    "19xx": "19XX",
    "(1950)": "1950",
    "1950 (est.)": "1950~",
    "May 2020 (approx.)": "2020-05~",
    "pre-1950": "../1949",
    "post-May 1950": "1950-06/..",
    "1950-": "1950/..",
    "12 May 2020 –": "2020-05-12/..",
    "1950-present": "1950/..",
    "1950 to date": "1950/..",
    "12 May 2020 onwards": "2020-05-12/..",
    "1950 & 1951": "{1950,1951}",
    "1950; 1951": "{1950,1951}",
    "20th c.": "19XX",
    "19th-20th century": "18XX/19XX",
    "3Q 2019": "2019-35",
    "1H 2020": "2020-40",
    "week 12, 2020": "2020-03-16/2020-03-22",
    "KW 12/2020": "2020-03-16/2020-03-22",
    "2020 week 12": "2020-03-16/2020-03-22",
    "3rd week of May 2020": "2020-05-15~/2020-05-21~",
    "last week of February 2020": "2020-02-23~/2020-02-29~",
    "Jan/Feb 1991": "1991-01/1991-02",
    "End May 2020": "2020-05-21~/2020-05-31",
    "beg. 2020": "2020-01/2020-04~",
    "4/5 May 2019": "2019-05-04/2019-05-05",
    "night of 4-5 May 2019": "2019-05-04/2019-05-05",
    "5 May 2019 evening": "2019-05-05",
    "13/05/2020-15/05/2020": "2020-05-13/2020-05-15",
    "2020-05-12..2020-05-15": "2020-05-12/2020-05-15",
    "5/2020 - 6/2020": "2020-05/2020-06",
    "2020-05-00": "2020-05",
    "2020-00-00": "2020",
    "00/05/2020": "2020-05",
    "20.V.2020": "2020-05-20",
    "V/2020": "2020-05",
    "20. 5. 2020": "2020-05-20",
    "2020. 5. 20.": "2020-05-20",
    "٢٠٢٠/٠٥/٠١": "2020-05-01",
    "१२ मई २०२०": "2020-05-12",
    "2020年5月1日": "2020-05-01",
    "1º de maio de 2020": "2020-05-01",
    "12. tammikuuta 2020": "2020-01-12",
    "4. Mai 2020, 15:30 Uhr": "2020-05-04T15:30",
    "13 May 2020 15:45 GMT": "2020-05-13T15:45+00:00",
    "Sommer 2015": "2015-22",
    "verano de 2015": "2015-22",
    "Winter 2019/20": "2019-24",
    "весна 2020": "2020-21",
    "fin mai 2018": "2018-05-21~/2018-05-31",
    "Anfang 2019": "2019-01/2019-04~",
    "mi-mars 2020": "2020-03-11~/2020-03-20~",
    "конец мая 2018": "2018-05-21~/2018-05-31",
    "3. Quartal 2019": "2019-35",
    "T3 2019": "2019-35",
    "années 1980": "198X",
    "1980er": "198X",
    "19. Jahrhundert": "18XX",
    "siglo XIX": "18XX",
    "um 1950": "1950~",
    "vers mai 1950": "1950-05~",
    "около 1950 года": "1950~",
    "Mai/Juni 2020": "2020-05/2020-06",
    "1 мая 2020 - 3 июня 2020": "2020-05-01/2020-06-03",
}
# What names a day or year only to somebody who guesses: a number beside a year, an abbreviation, a part passed over.
NOT_READ = (
    "circa 1914-18",
    "2019-20",
    "No. 5 (2019)",
    "G20 2019",
    "S1 2020",
    "12 sec 2019",
    "Boeing 747 2019",
    "vol. 12 - 2019",
    "12.-15. Mai 2020",
    "avant mai 1950",
    "bis 1. Mai 1950",
    "Winter 2019/21",
    "week 54, 2020",
    "0000-00-00",
    "32.V.2020",
    "Juni/Mai 2020",
    "May-20",
    "195-",
    "?",
)


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_a_cell_is_read_as_what_it_says(text, edtf):
    assert str(parse_when(text)) == edtf


@pytest.mark.parametrize("text", NOT_READ)
def test_a_cell_that_leaves_the_date_open_is_a_problem(text):
    assert isinstance(parse_when(text), DateProblem)


def test_order_counts_at_both_ends_of_a_range():
    assert str(parse_when("3/5/2020 - 4/5/2020", order="DMY")) == "2020-05-03/2020-05-04"
    assert str(parse_when("3/5/2020 - 4/5/2020", order="MDY")) == "2020-03-05/2020-04-05"
    assert isinstance(parse_when("3/5/2020 - 4/5/2020"), DateProblem)


def test_spaced_numbers_tell_the_order_of_a_column():
    assert infer_order(["3. 4. 2020", "20. 5. 2020"]).order == "DMY"
