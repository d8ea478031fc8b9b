"""What a program says line by line. What is no message of the protocol is answered with the place where it is none; the
SDK passes it over in silence, and whoever asked waits for ever."""

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

#: A string, be it one that does not end, or a bracket. Whatever stands in a line, it is gone through once.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[{\]}]', re.DOTALL)
_VALUE = re.compile(rb'\s*:\s*("[^"\\]{0,200}+(?:\\.[^"\\]{0,200}+){0,50}+"|-?\d{1,100})(?=\s*[,}])')


class Lines:
    """The lines of a stream that are messages; the others are answered by ``answers``, which is set before the first is
    asked for."""

    answers: WriteStream[SessionMessage]

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[str]:
        while line := await anyio.to_thread.run_sync(self._stream.readline, abandon_on_cancel=True):
            if not line.strip():
                continue
            if (refused := refusal(line)) is None:
                yield line.decode()
                continue
            with suppress(anyio.ClosedResourceError, anyio.BrokenResourceError):
                await self.answers.send(SessionMessage(refused))


def refusal(line: bytes) -> protocol.JSONRPCError | None:
    """What is answered to a line that is no message, or calls a tool in no way that is one; None for any other."""
    try:
        message = protocol.jsonrpc_message_adapter.validate_json(line, by_name=False)
        if isinstance(message, protocol.JSONRPCRequest) and message.method == "tools/call":
            protocol.CallToolRequestParams.model_validate(message.params or {}, by_name=False)
        if isinstance(message, protocol.JSONRPCNotification) and "id" in json.loads(line):
            protocol.JSONRPCRequest.model_validate_json(line, by_name=False)  # one whose id is none
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
#: What pydantic names in a place where one of several is expected.
_MODELS = ("JSONRPCRequest", "JSONRPCNotification", "JSONRPCResponse", "JSONRPCError", "int", "str")


def _id(line: bytes) -> str | int | None:
    """The id of a request, also where the rest of it cannot be read."""
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
                    str(found).encode()  # half a character can be given back to nobody
                    return found
    return None
