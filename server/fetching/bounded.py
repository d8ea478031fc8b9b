"""A local server that bounds its connections.

Any program on this machine can connect to its port, so that many connections must not use up our threads and files.
"""

from socketserver import TCPServer, ThreadingMixIn
from threading import BoundedSemaphore
from typing import Any

MOST = 128  # connections at a time
_PATIENCE = 5  # seconds that the next connection waits for a place


class BoundedServer(ThreadingMixIn, TCPServer):
    """Answers each connection in a thread of its own, as long as there is a place. The handler must make sure that no
    connection keeps its place for ever."""

    daemon_threads, block_on_close = True, False
    request_queue_size = 64

    def __init__(self, *given: Any) -> None:
        self._places = BoundedSemaphore(MOST)
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer the request in a thread once there is a place; close it if none becomes free in time."""
        if not self._places.acquire(timeout=_PATIENCE):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # the thread could not be started
            self._places.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer the request, then free its place."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore errors: a closed connection is not a fault."""
