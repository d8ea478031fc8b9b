"""Rules of addresses, compiled once in each process: every app of a test has its own map, for which Werkzeug would
otherwise write and compile two functions per rule."""

from typing import Any

from werkzeug.routing import Rule


class KeptRule(Rule):
    """A rule that reuses what an equal rule in an equal map was compiled to."""

    _compiled: dict[tuple[object, ...], tuple[dict[str, Any], set[str]]] = {}  # noqa: RUF012

    def compile(self) -> None:
        """See werkzeug."""
        assert self.map is not None
        of_map = (self.map.host_matching, self.map.sort_parameters, frozenset(self.map.converters.items()))
        own = (self.rule, repr(self.defaults), self.subdomain, self.host, self.strict_slashes, self.merge_slashes)
        if kept := self._compiled.get((*own, *of_map)):
            vars(self).update(kept[0])
            self.arguments |= kept[1]
            return
        before = dict(vars(self))
        super().compile()
        made = {name: value for name, value in vars(self).items() if before.get(name, self) is not value}
        self._compiled[*own, *of_map] = made, self.arguments
