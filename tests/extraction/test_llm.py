"""The language model engine against a stand-in server: what it sends, what it makes of good and bad answers."""

import json
import logging
from datetime import date

import pytest

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction import Article, extract_events
from diplomatic_timeline.extraction.llm import KEY, MODEL, URL, find_server
from diplomatic_timeline.extraction.llm_answer import read_answer
from tests.extraction.fake_server import Reply, fake_server

TEXT = "Chad’s president met the Kenyan envoy on Monday. “We agreed,” he said.\n\nNiger denied that."
ARTICLE = Article(TEXT, date(2031, 5, 15), "A Paper", "A title", "https://example.org")
TALKS = {
    "type": "talks",
    "title": "Chad and Kenya talk",
    "quotes": ["Chad's president met the Kenyan envoy on Monday."],
    "participants": [{"name": "Chad", "role": "actor"}, {"name": "Kenya", "role": "actor"}],
    "when_text": "on Monday",
    "when": None,
    "status": "asserted",
    "disputes": [],
}
DENIAL = {
    **TALKS,
    "type": "denial",
    "title": "Niger denies",
    "quotes": ["Niger denied that."],
    "when_text": None,
    "disputes": [1],
}
WRONG = {**TALKS, "title": "Wrong", "quotes": ["Chad's president met the Kenyan king on Monday."]}
CANARY = "sk-very-private"


def answer(*events):
    return Reply(json.dumps({"events": events}))


def extract(*replies, **options):
    """Return the extraction and what the server was asked."""
    with fake_server(*replies) as (address, asked):
        found = extract_events(ARTICLE, "llm", base_url=address, model="a-model", **options)
    return found, asked


def test_a_good_answer_becomes_events():
    found, asked = extract(answer(TALKS, DENIAL), key=CANARY)
    talks, denial = found.events
    assert (talks.type, str(talks.when), talks.when_text) == ("talks", "2031-05-12", "on Monday")
    assert talks.evidence[0].exact == "Chad’s president met the Kenyan envoy on Monday."
    assert [TEXT[one.start : one.end] == one.exact for event in found.events for one in event.evidence] == [True, True]
    assert [(link.kind, link.target) for link in denial.relations] == [("disputes", talks.id)]
    assert (found.dropped, found.notices, found.engine) == ((), (), "llm")
    assert len(asked) == 1
    assert (asked[0].path, asked[0].form) == ("/v1/chat/completions", "json_schema")
    assert asked[0].headers["Authorization"] == f"Bearer {CANARY}"
    assert TEXT in asked[0].body["messages"][1]["content"]


def test_no_key_sends_no_header():
    _, asked = extract(answer(TALKS))
    assert "Authorization" not in asked[0].headers


def test_a_server_that_knows_no_schema_is_asked_more_plainly():
    refusal = Reply(status=400, body={"error": "response_format is not supported"})
    fenced = Reply(f"Here it is:\n```json\n{json.dumps({'events': [TALKS]})}\n```\nGood luck!")
    found, asked = extract(refusal, refusal, fenced)
    assert [one.form for one in asked] == ["json_schema", "json_object", None]
    assert len(found.events) == 1
    assert len(found.notices) == 2


def test_a_wrong_quote_is_asked_for_again_once():
    found, asked = extract(answer(TALKS, WRONG), answer(TALKS, DENIAL))
    assert [event.title for event in found.events] == ["Chad and Kenya talk", "Niger denies"]
    assert len(asked) == 2
    assert "Kenyan king" in asked[1].body["messages"][-1]["content"]
    assert "corrected" in found.notices[0]


def test_a_quote_that_stays_wrong_is_dropped_and_counted():
    found, asked = extract(answer(TALKS, WRONG))
    assert [event.title for event in found.events] == ["Chad and Kenya talk"]
    assert len(found.dropped) == 1
    assert "Kenyan king" in found.dropped[0]
    assert len(asked) == 2


def test_links_to_dropped_events_are_dropped():
    found, _ = extract(answer(WRONG, DENIAL))
    assert [(event.title, event.relations) for event in found.events] == [("Niger denies", ())]


def test_a_truncated_answer_keeps_its_complete_events():
    cut = json.dumps({"events": [TALKS, DENIAL]})[:-60]
    found, asked = extract(Reply(cut), Reply(status=500, body="down"))
    assert [event.title for event in found.events] == ["Chad and Kenya talk"]
    assert any("breaks off" in reason for reason in found.dropped)
    assert len(asked) == 2


def test_an_event_of_an_unknown_type_is_dropped_and_named():
    found, _ = extract(answer(TALKS, {**TALKS, "type": "party"}))
    assert len(found.events) == 1
    assert "'type'" in found.dropped[0]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(body={"choices": [{"message": {"refusal": "I cannot help", "content": None}}]}), "refuses: I cannot"),
        (Reply("I am sorry, I cannot do that."), "no JSON"),
        (Reply(""), "empty answer"),
        (Reply(json.dumps({"events": []})), "gave no event"),
        (Reply(body={"hello": 1}), "not OpenAI's chat protocol"),
        (Reply(body=b"<html>"), "not OpenAI's chat protocol"),
        (Reply(status=429, body={}, headers={"Retry-After": "7"}), "too many requests; try again in 7 seconds"),
        (Reply(status=429, body={}), "try again later"),
        (Reply(status=401, body={}), "refuses the key"),
        (Reply(status=500, body={"error": "boom"}), "HTTP 500: .*boom"),
        (Reply(status=302, body={}, headers={"Location": "http://127.0.0.1:9/"}), "HTTP 302"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value.status),
)
def test_a_useless_answer_is_an_error_that_says_why(reply, words):
    with pytest.raises(ExtractionError, match=words):
        extract(reply)


def test_a_reading_that_is_cancelled_sends_nothing_more():
    with fake_server(Reply("no JSON at all")) as (url, asked):
        with pytest.raises(ExtractionError, match="gave no event"):
            extract_events(ARTICLE, "llm", base_url=url, model="m", go_on=lambda: not asked)
        assert len(asked) == 1
        with pytest.raises(ExtractionError, match="cancelled; nothing more was sent"):
            extract_events(ARTICLE, "llm", base_url=url, model="m", go_on=lambda: False)
        assert len(asked) == 1


def test_a_server_that_takes_too_long_is_named():
    with pytest.raises(ExtractionError, match=r"did not answer within 0\.2 seconds"):
        extract(Reply("late", delay=1.0), timeout=0.2)


def test_a_server_that_is_not_there_is_named():
    with pytest.raises(ExtractionError, match="cannot be reached"):
        extract_events(ARTICLE, "llm", base_url="http://127.0.0.1:9/v1", model="m")


@pytest.mark.parametrize(
    ("url", "model", "word"), [("", "m", URL), ("localhost", "m", URL), ("http://a/v1", "", MODEL)]
)
def test_missing_settings_say_what_to_set(url, model, word, monkeypatch):
    for name in (URL, MODEL, KEY):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ExtractionError, match=word):
        find_server(url, model)


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv(URL, "http://localhost:1/v1/")
    monkeypatch.setenv(MODEL, "m")
    monkeypatch.setenv(KEY, CANARY)
    server = find_server()
    assert (server.base_url, server.model, server.key) == ("http://localhost:1/v1", "m", CANARY)


def test_the_key_of_the_environment_goes_to_no_other_address(monkeypatch):
    monkeypatch.setenv(URL, "http://localhost:1/v1")
    monkeypatch.setenv(KEY, CANARY)
    assert find_server("http://elsewhere.example/v1", "m").key is None
    assert find_server("http://elsewhere.example/v1", "m", "mine").key == "mine"


def test_the_key_never_shows(caplog, capsys):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ExtractionError) as caught:
        extract(Reply(status=401, body={}), key=CANARY)
    found, _ = extract(answer(TALKS), key=CANARY)
    shown = [
        str(caught.value),
        repr(find_server("http://a/v1", "m", CANARY)),
        repr(found),
        caplog.text,
        *capsys.readouterr(),
    ]
    assert not [text for text in shown if CANARY in text]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ('{"events": [%s]}', 1),
        ("[%s]", 1),
        ("```\n[%s]\n```", 1),
        ("Sure! {\"events\": [%s]} That is all.", 1),
        ('{"events": [%s, {"type": "tal', 1),
        ('{"events": {"a": 1}}', 0),
        ("none", 0),
    ],
)  # fmt: skip
def test_answers_are_found_in_whatever_stands_around_them(content, count):
    text = content % json.dumps(TALKS) if "%s" in content else content
    events, _ = read_answer(text)
    assert len([event for event in events if event]) == count


def test_an_unknown_engine_is_named():
    with pytest.raises(ExtractionError, match="no engine 'magic'; choose one of rules"):
        extract_events(ARTICLE, "magic")
