"""HTTP: sockets, requests and answers, on a thread for each connection."""

import contextlib
import json
import socket
import sys
import threading
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from tests.botapi.answering import Answer, answer
from tests.botapi.refusal import Refusal
from tests.botapi.world import World


class Wire(ThreadingHTTPServer):
    """A listening socket and its connections; `close` leaves neither sockets nor threads."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, world: World, port: int, serves_files: bool):
        self.world = world
        self.serves_files = serves_files
        self.closing = threading.Event()
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), Request)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), name="botapi")
        self._thread.start()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self.server_address[1]

    def server_bind(self):
        """Binds without asking the name service for the host's name."""
        socket.socket.setsockopt(self.socket, socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.server_address

    def process_request(self, request: Any, client_address: Any) -> None:
        """Takes a connection."""
        with self.world.lock:
            self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Lets a connection go."""
        with self.world.lock:
            self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A bot that goes away is no error; anything else is one of this server, and told to the test."""
        if not isinstance(sys.exception(), ConnectionError):
            with self.world.lock:
                self.world.violations.append(f"server: {traceback.format_exc()}")

    def close(self) -> None:
        """Stops listening, breaks every connection, and waits for their threads."""
        self.shutdown()
        self._thread.join()
        self.closing.set()
        with self.world.lock:
            self.world.updates.interrupt()
            for connection in self.connections:
                _break(connection)
        self.server_close()


def _break(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side may have been faster
        connection.shutdown(socket.SHUT_RDWR)


class Request(BaseHTTPRequestHandler):
    """One connection of a bot, request after request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Wire

    def do_GET(self):
        """A method with its parameters in the query, or a file."""
        self._route()

    do_POST = do_GET

    def _route(self) -> None:
        path, _, query = self.path.partition("?")
        path = unquote(path)  # python-telegram-bot writes the token's colon as %3A when it downloads
        world = self.server.world
        method_root, file_root = f"/bot{world.token}/", f"/file/bot{world.token}/"
        if path.startswith(method_root):
            self._call(path.removeprefix(method_root), query)
        elif path.startswith(file_root):
            self._file(path.removeprefix(file_root))
        else:
            status, words = (401, "Unauthorized") if path.startswith("/bot") else (404, "Not Found")
            self._body()
            self._send_json(Refusal(status, words).payload(), status)

    def _call(self, method: str, query: str) -> None:
        if self._refused(method):
            self._hang_up()
            return
        kind = self.headers.get("Content-Type", "")
        told = answer(self.server.world, method, query, kind, self._body())
        self._tell(told)

    def _refused(self, method: str) -> bool:
        world = self.server.world
        with world.lock:
            refused = world.troubles.next_for(method, None) is not None
            if refused:
                world.refusals.append(f"{method}: refused")
            return refused

    def _tell(self, told: Answer) -> None:
        if told.delay:
            self.server.closing.wait(told.delay)
        if told.cut or self.server.closing.is_set():
            self._hang_up()
        else:
            self._send_json(told.payload, told.status)

    def _file(self, path: str) -> None:
        self._body()
        world = self.server.world
        with world.lock:
            content = world.files.at(path) if self.server.serves_files else None
        if content is None:
            self._send_json(Refusal(404, "Not Found").payload(), 404)
        else:
            self._send(content, "application/octet-stream", 200)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return self._chunks()
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size)
        if len(body) < size:
            raise ConnectionAbortedError("the other side went away in the middle of a request")
        return body

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass  # trailers
        return body

    def _send_json(self, payload: dict[str, Any], status: int) -> None:
        self._send(json.dumps(payload).encode(), "application/json", status)

    def _send(self, content: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def _hang_up(self) -> None:
        self.close_connection = True
        _break(self.connection)

    def log_message(self, *_args: Any) -> None:
        """Says nothing: `calls` and `refusals` hold it all."""
