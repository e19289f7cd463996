"""What really travels: a relay in front of a server that counts what its WebSockets send to the browser, as sent.

The browser's own tools tell a message's length only after it was unpacked.
"""

import contextlib
import socket
import threading
from collections.abc import Iterator

_PIECE = 65_536


class Relay:
    """Passes connections on to `port` of this machine; `sent` grows by the bytes that WebSockets got from there."""

    def __init__(self, port: int) -> None:
        self.sent = 0
        self._port = port
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._answer, daemon=True).start()

    @property
    def url(self) -> str:
        """Return the address to open instead of the server's."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def close(self) -> None:
        """Take no further connections."""
        self._door.close()

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._door.accept()
                threading.Thread(target=self._pass_on, args=(browser,), daemon=True).start()

    def _pass_on(self, browser: socket.socket) -> None:
        with contextlib.suppress(OSError), browser, socket.create_connection(("127.0.0.1", self._port)) as server:
            request = browser.recv(_PIECE)
            server.sendall(request)
            counts = b"upgrade: websocket" in request.lower()
            threading.Thread(target=self._copy, args=(browser, server, False), daemon=True).start()
            self._copy(server, browser, counts)

    def _copy(self, source: socket.socket, target: socket.socket, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                target.sendall(piece)
                self.sent += len(piece) if counts else 0
            target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def relay(port: int) -> Iterator[Relay]:
    """Return a relay to a port of this machine, for as long as the block lasts."""
    running = Relay(port)
    try:
        yield running
    finally:
        running.close()
