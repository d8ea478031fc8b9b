"""Servers at a port of this machine to which anybody on it can connect: few connections at a time, so that whoever
opens many takes neither the program's threads nor its files."""

from socketserver import TCPServer, ThreadingMixIn
from threading import BoundedSemaphore
from typing import Any

MOST = 128  # connections at a time
_PATIENCE = 5  # seconds that the next one waits for a place


class BoundedServer(ThreadingMixIn, TCPServer):
    """Answers each connection in a thread of its own, as long as there is a place. Its handler sees to it that nobody
    keeps one who may not."""

    daemon_threads, block_on_close = True, False
    request_queue_size = 64

    def __init__(self, *given: Any) -> None:
        self._places = BoundedSemaphore(MOST)
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread, once there is a place; without one, it is hung up on."""
        if not self._places.acquire(timeout=_PATIENCE):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # no thread could be started
            self._places.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and free the place."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: who hung up, or was hung up on, is no fault."""
