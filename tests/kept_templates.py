"""Templates of pages, compiled once in each process: every app of a test has its own environment, which would
otherwise compile each template again."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class KeptTemplates(BytecodeCache):
    """Compiled templates by file and source, so that a changed one is compiled again."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See jinja2."""
        if compiled := self._compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See jinja2."""
        self._compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
