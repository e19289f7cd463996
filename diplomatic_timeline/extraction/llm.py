"""The engine that asks a language model: one request to a server that speaks OpenAI's chat protocol.

The article goes to the address that the caller names, and to no other. The key is taken from the argument or from the
environment, sent in the header of the request, and neither stored nor logged nor named in a message.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests

from diplomatic_timeline.errors import ExtractionError
from diplomatic_timeline.extraction.article import Article
from diplomatic_timeline.extraction.llm_answer import INSTRUCTIONS, MODES, Mode, Told, read_answer, response_format
from diplomatic_timeline.extraction.validator import find_passage

URL, MODEL, KEY = "TIMELINE_LLM_URL", "TIMELINE_LLM_MODEL", "TIMELINE_LLM_KEY"
_REFUSED = (400, 404, 415, 422, 501)  # what servers answer to a form of answer that they do not know
_LONGEST = 300  # characters of a server's message that are shown


@dataclass(frozen=True, slots=True)
class Server:
    """Where to ask: the base address (with its `/v1`), the model, the key if it needs one, seconds to wait.

    `go_on` is asked before each request; once it says no, none is sent any more.
    """

    base_url: str
    model: str
    key: str | None = None
    timeout: float = 120.0
    go_on: Callable[[], bool] = lambda: True

    def __repr__(self) -> str:
        """Return the address and model; a key never shows."""
        return f"Server({self.base_url!r}, {self.model!r})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the events that can be read (None for one that cannot), problems, and notices."""

    events: tuple[Told | None, ...]
    problems: tuple[str, ...]
    notices: tuple[str, ...]


def find_server(
    base_url: str | None = None, model: str | None = None, key: str | None = None, timeout: float = 120.0
) -> Server:
    """Return the server to ask: arguments first, then the environment; `ExtractionError` if one is missing.

    The key of the environment goes to the address of the environment alone: whoever names another brings the key.
    """
    address = base_url or os.environ.get(URL) or ""
    name = model or os.environ.get(MODEL) or ""
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
        raise ExtractionError(
            f"the language model needs an address such as 'http://localhost:11434/v1', not '{address}'; set {URL}"
        )
    if not name:
        raise ExtractionError(f"the language model needs the name of a model; set {MODEL}")
    own = os.environ.get(KEY) if address.rstrip("/") == os.environ.get(URL, "").rstrip("/") else None
    return Server(address.rstrip("/"), name, key or own or None, timeout)


def ask(article: Article, server: Server) -> Answer:
    """Return the model's events for an article, after at most one round of repair.

    Asks for JSON by schema, then for any JSON, then for JSON in a fence, as far down as the server needs. Raises
    `ExtractionError` where the server cannot be reached, refuses, or answers nothing of use.
    """
    messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": _letter(article)}]
    content, mode, notices = _first_answer(server, messages)
    events, problems = read_answer(content)
    complaints = [*problems, *_misquoted(article.text, events)]
    if complaints:
        repaired, later = _repaired(server, mode, messages, content, complaints)
        if _use(article.text, repaired) > _use(article.text, events):
            events, problems = repaired, later
            notices.append("the first answer had faults; a corrected one was asked for and used")
    if not events:
        raise ExtractionError(f"the language model gave no event: {'; '.join(problems) or 'its list is empty'}")
    return Answer(tuple(events), tuple(problems), tuple(notices))


def _letter(article: Article) -> str:
    head = [f"Published: {article.published.isoformat()}"]
    head += [f"Publisher: {article.publisher}"] if article.publisher else []
    head += [f"Title: {article.title}"] if article.title else []
    return "\n".join([*head, "", "Article:", article.text])


def _first_answer(server: Server, messages: list[dict[str, str]]) -> tuple[str, Mode, list[str]]:
    notices: list[str] = []
    for mode in MODES[:-1]:
        try:
            return _post(server, messages, mode), mode, notices
        except _FormRefusedError:
            notices.append(f"the server does not take '{mode}'; a plainer form of answer was asked for")
    return _post(server, messages, "fenced"), "fenced", notices


class _FormRefusedError(ExtractionError):
    """The server does not know the form of answer that was asked for."""


def _repaired(
    server: Server, mode: Mode, messages: list[dict[str, str]], content: str, complaints: list[str]
) -> tuple[list[Told | None], list[str]]:
    faults = "\n".join(f"- {fault}" for fault in complaints)
    request = f"Your answer has faults:\n{faults}\nReturn the whole corrected JSON. Copy quotes character by character."
    talk = [*messages, {"role": "assistant", "content": content}, {"role": "user", "content": request}]
    try:
        return read_answer(_post(server, talk, mode))
    except ExtractionError:
        return [], []


def _misquoted(text: str, events: list[Told | None]) -> list[str]:
    wrong = [quote for event in events if event for quote in event.quotes if find_passage(text, quote) is None]
    return [f"this quote is not in the article word for word: {quote[:160]!r}" for quote in wrong]


def _use(text: str, events: list[Told | None]) -> int:
    """Return how many events can be used: read, and quoted word for word."""
    return sum(event is not None and all(find_passage(text, quote) for quote in event.quotes) for event in events)


def _post(server: Server, messages: list[dict[str, str]], mode: Mode) -> str:
    """Return the text of the model's answer."""
    if not server.go_on():
        raise ExtractionError("the reading was cancelled; nothing more was sent")
    body: dict[str, Any] = {"model": server.model, "messages": messages, "temperature": 0}
    form = response_format(mode)
    if form:
        body["response_format"] = form
    headers = {"Authorization": f"Bearer {server.key}"} if server.key else {}
    address = f"{server.base_url}/chat/completions"
    try:
        reply = requests.post(address, json=body, headers=headers, timeout=server.timeout, allow_redirects=False)
    except requests.Timeout as error:
        raise ExtractionError(f"{address} did not answer within {server.timeout:g} seconds") from error
    except requests.RequestException as error:
        raise ExtractionError(
            f"{address} cannot be reached ({type(error).__name__}); is the server running?"
        ) from error
    _check_status(reply, address, form is not None)
    return _content(reply, address)


def _check_status(reply: requests.Response, address: str, formed: bool) -> None:
    code = reply.status_code
    if code == 200:
        return
    said = " ".join(reply.text.split())[:_LONGEST]
    if code == 429:
        wait = reply.headers.get("Retry-After")
        raise ExtractionError(
            f"{address} has had too many requests; try again {f'in {wait} seconds' if wait else 'later'}"
        )
    if code in (401, 403):
        raise ExtractionError(f"{address} refuses the key (HTTP {code}); set {KEY} or give another one")
    if formed and code in _REFUSED:
        raise _FormRefusedError(f"{address} answers HTTP {code}: {said}")
    raise ExtractionError(f"{address} answers HTTP {code}: {said}")


def _content(reply: requests.Response, address: str) -> str:
    try:
        message = reply.json()["choices"][0]["message"]
        refusal, content = message.get("refusal"), message.get("content")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ExtractionError(f"{address} answers in a form that is not OpenAI's chat protocol") from error
    if refusal:
        raise ExtractionError(f"the language model refuses: {str(refusal)[:_LONGEST]}")
    if not isinstance(content, str) or not content.strip():
        raise ExtractionError("the language model gave an empty answer")
    return content
