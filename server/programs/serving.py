"""The MCP server over standard input and output, with the protocol's own SDK.

Each call is logged before it is answered; a call that cannot be logged is not answered.
"""

import re
import signal
import sys
from collections.abc import Callable
from typing import Any, cast

import anyio
import mcp_types as protocol
import msgspec
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server

from auditor import faults
from auditor.translatable import visible
from server.installation.call_log import LONGEST, Call, CallLog
from server.programs.answering import Answers, Refused
from server.programs.asking import INSTRUCTIONS, Nothing, OfAudit, OfAudits, OfPeople, OfReport
from server.programs.lines import Lines
from server.release import version
from server.store.errors import StoreError
from server.store.persons import now
from server.translations import gettext

#: The longest answer; for a longer one the server says what to ask instead.
MOST_CHARACTERS = 120_000
_Tool = tuple[type[msgspec.Struct], Callable[[Any], dict[str, Any]]]


class Asked:
    """The tools of one server, with the log of their calls."""

    def __init__(self, answers: Answers, log: CallLog) -> None:
        self._answers = answers
        self._log = log
        self._tools: dict[str, _Tool] = {
            "reports": (Nothing, answers.reports),
            "report": (OfReport, answers.report),
            "audits": (OfAudits, answers.audits),
            "audit": (OfAudit, answers.audit),
            "who_waits": (OfPeople, answers.who_waits),
            "what_changed": (OfReport, answers.what_changed),
            "cannot_tell": (OfReport, answers.cannot_tell),
        }

    def declared(self) -> list[protocol.Tool]:
        """The declarations of the tools for programs."""
        return [
            protocol.Tool(
                name=name,
                description=" ".join((answer.__doc__ or "").split()),
                input_schema=_schema(takes),
                annotations=protocol.ToolAnnotations(read_only_hint=True, open_world_hint=False, idempotent_hint=True),
            )
            for name, (takes, answer) in self._tools.items()
        ]

    def call(self, client: str, tool: str, arguments: dict[str, Any]) -> protocol.CallToolResult:
        """Answer a call and log it."""
        given: dict[str, str] = {}
        try:
            takes, answer = self._find(tool)
            asked = _taken(takes, arguments)
            given = {name: str(value) for name, value in msgspec.to_builtins(asked).items() if value is not None}
            answered = answer(asked)
            words = msgspec.json.encode(answered).decode()
            if len(words) > MOST_CHARACTERS:
                raise Refused(  # noqa: TRY301
                    gettext("That would be a longer answer than is given at once; ask for one category or one audit.")
                )
        except (Refused, StoreError) as refused:
            words, answered = str(refused), None
        except Exception as problem:
            faults.note("answering a program failed", problem)
            words, answered = gettext("Something went wrong on our side. The log of Rapport has it."), None
        call = Call(
            now(),
            _short(client),
            _short(tool),
            {name: _short(value) for name, value in given.items()},
            names=self._answers.names,
            texts=self._answers.texts,
            answered=answered is not None,
            characters=len(words),
        )
        try:
            self._log.write(call)
        except OSError as problem:
            words = gettext("The log of calls cannot be written, so nothing is told: %(why)s", why=problem.strerror)
            answered = None
        content: list[protocol.ContentBlock] = [protocol.TextContent(text=words)]
        return protocol.CallToolResult(content=content, structured_content=answered, is_error=answered is None)

    def _find(self, tool: str) -> _Tool:
        if tool not in self._tools:
            raise Refused(gettext("There is no such tool; there are %(known)s.", known=", ".join(self._tools)))
        return self._tools[tool]


def server(answers: Answers, log: CallLog) -> Server:
    """The server of these answers, for any transport."""
    asked = Asked(answers, log)

    async def declare(_: ServerRequestContext, __: protocol.PaginatedRequestParams | None) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=asked.declared())

    async def call(
        context: ServerRequestContext, params: protocol.CallToolRequestParams
    ) -> protocol.CallToolResult | protocol.InputRequiredResult:
        return asked.call(_client(context), params.name, params.arguments or {})

    return Server("rapport", version=version(), instructions=INSTRUCTIONS, on_list_tools=declare, on_call_tool=call)


def serve(answers: Answers, log: CallLog) -> None:
    """Answer the program that started this one, until it closes standard input or interrupts this process."""
    answering = server(answers, log)

    async def run() -> None:
        lines = Lines(sys.stdin.buffer)
        async with stdio_server(stdin=cast("anyio.AsyncFile[str]", lines)) as (incoming, outgoing):
            lines.answers = outgoing
            await answering.run(incoming, outgoing, answering.create_initialization_options())

    # With Python's own handler an interrupt would wait for the line that is being read.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    anyio.run(run)


def _client(context: ServerRequestContext) -> str:
    """The program's name and version, as it gives them."""
    params = context.session.client_params
    return f"{params.client_info.name} {params.client_info.version}".strip() if params else ""


def _schema(takes: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema of a tool's arguments."""
    _, components = msgspec.json.schema_components([takes], ref_template="#/$defs/{name}")
    own = dict(components.pop(takes.__name__))
    own.pop("title", None)
    return {**own, "$defs": components} if components else own


#: The place in msgspec's message about invalid arguments.
_PLACE = re.compile(r"`\$\.?([^`]*)`$")


def _taken(takes: type[msgspec.Struct], arguments: dict[str, Any]) -> msgspec.Struct:
    """The arguments, converted to the declared type. Raises Refused, which names the declared ones and the invalid
    one."""
    try:
        return msgspec.convert(arguments, type=takes)
    except (msgspec.ValidationError, RecursionError) as wrong:
        known = ", ".join(takes.__struct_fields__) or gettext("none")
        unknown = next((name for name in arguments if name not in takes.__struct_fields__), "")
        found = _PLACE.search(str(wrong))
        said = gettext(
            "These arguments do not fit. The tool takes: %(known)s; its schema says what each may be.", known=known
        )
        if place := _short(unknown or (found[1] if found else "")):
            where = gettext("What does not fit: “%(place)s”.", place=place)
            said = f"{said} {where}"
        raise Refused(said) from wrong


def _short(said: str) -> str:
    return visible(said[:LONGEST])
