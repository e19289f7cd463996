"""A stand-in for an OpenAI-compatible server on loopback: it answers what it is told and keeps what it was asked."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """One answer: the model's text, or a whole body, with its status, headers and delay in seconds."""

    content: str | None = None
    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0

    def payload(self) -> bytes:
        body = self.body
        if body is None:
            body = {"choices": [{"message": {"role": "assistant", "content": self.content}, "finish_reason": "stop"}]}
        return body if isinstance(body, bytes) else json.dumps(body).encode()


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def form(self) -> str | None:
        return (self.body.get("response_format") or {}).get("type")


@contextmanager
def fake_server(*replies: Reply):
    """Serve the replies one after the other, the last one again and again; yield the address and what was asked."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers.get("Content-Length", 0))
            asked.append(Asked(self.path, json.loads(self.rfile.read(size)), dict(self.headers)))
            reply = replies[min(len(asked), len(replies)) - 1]
            time.sleep(reply.delay)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            payload = reply.payload()
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *_):
            """Keep the terminal quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
