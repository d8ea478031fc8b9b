"""Reads a program's messages line by line, and answers invalid lines with an error that names the place.

The SDK ignores invalid lines, so that the program would wait for ever.
"""

import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import IO

import anyio
import anyio.to_thread
import mcp_types as protocol
from mcp.shared._stream_protocols import WriteStream
from mcp.shared.message import SessionMessage
from pydantic import ValidationError

#: A string, even an unfinished one, or a bracket. The pattern scans any line only once.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[{\]}]', re.DOTALL)
#: Bytes of a line at most. The longest call of a tool needs less than a hundredth of it.
MOST = 1 << 20
_VALUE = re.compile(rb'\s*:\s*("[^"\\]{0,200}+(?:\\.[^"\\]{0,200}+){0,50}+"|-?\d{1,100})(?=\s*[,}])')


class Lines:
    """The lines of a stream that are valid messages. The others are answered through ``answers``, which must be set
    before the iteration begins."""

    answers: WriteStream[SessionMessage]

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[str]:
        while line := await anyio.to_thread.run_sync(self._next, abandon_on_cancel=True):
            if not line.strip():
                continue
            if (refused := refusal(line)) is None:
                yield line.decode()
                continue
            with suppress(anyio.ClosedResourceError, anyio.BrokenResourceError):
                await self.answers.send(SessionMessage(refused))

    def _next(self) -> bytes:
        """The next line; of one that is too long its beginning, which is no message."""
        line = self._stream.readline(MOST)
        rest = line
        while len(rest) == MOST and not rest.endswith(b"\n"):
            rest = self._stream.readline(MOST)
        return line


def refusal(line: bytes) -> protocol.JSONRPCError | None:
    """The error for a line that is not a message, or not a valid call of a tool; None for a valid line."""
    try:
        message = protocol.jsonrpc_message_adapter.validate_json(line, by_name=False)
        if isinstance(message, protocol.JSONRPCRequest) and message.method == "tools/call":
            protocol.CallToolRequestParams.model_validate(message.params or {}, by_name=False)
        if isinstance(message, protocol.JSONRPCNotification) and "id" in json.loads(line):
            protocol.JSONRPCRequest.model_validate_json(line, by_name=False)  # a request with an invalid id
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_input=False, include_context=False)
        of_request = (each for each in errors if protocol.JSONRPCRequest.__name__ in each["loc"])
        first = next(of_request, errors[0])
        if first["type"] == "json_invalid":
            code, words = protocol.PARSE_ERROR, first["msg"]
        else:
            about = wrong.title == protocol.CallToolRequestParams.__name__
            code = protocol.INVALID_PARAMS if about else protocol.INVALID_REQUEST
            outer = ("params",) if about else ()
            place = (*outer, *(each for each in first["loc"] if each not in _MODELS))
            words = f"At {'.'.join(map(str, place)) or 'the outermost'}: {first['msg']}"
        told = protocol.ErrorData(code=code, message=words[:_LONGEST])
        return protocol.JSONRPCError(jsonrpc="2.0", id=_id(line), error=told)
    return None


_LONGEST = 500
#: The names that pydantic puts into an error's place for the alternatives of a union.
_MODELS = ("JSONRPCRequest", "JSONRPCNotification", "JSONRPCResponse", "JSONRPCError", "int", "str")


def _id(line: bytes) -> str | int | None:
    """The id of a request, even if the rest of it is invalid; None if there is none."""
    depth = 0
    for token in _TOKEN.finditer(line):
        match token[0]:
            case b"{" | b"[":
                depth += 1
            case b"}" | b"]":
                depth -= 1
            case b'"id"' if depth == 1 and (value := _VALUE.match(line, token.end())):
                with suppress(ValueError):
                    found: str | int = json.loads(value[1])
                    str(found).encode()  # an id with half a character cannot be sent back
                    return found
    return None
