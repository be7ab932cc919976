"""The ways in which Python puts values into texts."""

from __future__ import annotations

import re
from string import Formatter

from analyzers.values.frame import Given, Operand
from analyzers.values.texts import joined_texts, shown, sliced
from analyzers.values.value import Constant, Entries, Items, Text, Unknown, Value, Values, resource_of

_PERCENT = re.compile(r"%(?:\((\w+)\))?[-#0 +]*(?:\*|\d+)?(?:\.\d+)?([diouxXeEfFgGcrsa%])")
_DOLLAR = re.compile(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|\$)")


def as_written(operand: Operand) -> str:
    """What a hole is named by that an argument leaves."""
    return operand.source.tree.written(operand.node)[:200]


def limit(given: Given) -> int:
    """How many alternatives one value may have."""
    return given.source.program.context.limits.alternatives


def texts(operand: Operand | None) -> list[Text]:
    """The alternatives of an argument that are texts."""
    return [value for value in operand.values if isinstance(value, Text)] if operand else []


def braced(given: Given) -> Values | None:
    """``"..{}..".format(..)``."""
    found: list[Value] = []
    for template in texts(given.get(0, None)):
        values = _formatted(template, given)
        if values is None:
            return None
        found += values
    return tuple(found) or None


def _formatted(template: Text, given: Given) -> Values | None:
    alternatives: list[Values] = []
    written: list[str] = []
    at = automatic = 0
    resource = next(filter(None, map(resource_of, given.rest)), "")
    try:
        fields = list(Formatter().parse(template.text))
    except ValueError:
        return None
    for literal, name, spec, conversion in fields:
        # The verbatim place of the literal is kept where no brace is doubled in it.
        start = template.text.find(literal, at)
        alternatives.append((sliced(template, start, start + len(literal)) if start >= 0 else Text(literal),))
        written.append("")
        at = max(at, start + len(literal))
        if name is None:
            continue
        key = name
        if not name or name[0] in ".[":
            key, automatic = f"{automatic}{name}", automatic + 1
        first = re.split(r"[.\[]", key)[0]
        operand = given.get(int(first) + 1, None) if first.isdigit() else given.get(None, first)
        whole = key == first and not conversion and "{" not in (spec or "")
        values = operand.values if operand is not None and whole else (Unknown(name or "_", resource),)
        if operand is not None and whole and spec:
            values = tuple(shown(value, spec, as_written(operand)) for value in values)
        alternatives.append(values)
        if operand is not None and not whole and all(isinstance(value, Unknown) for value in operand.values):
            alternatives[-1] = operand.values
        written.append(as_written(operand) if operand is not None else name)
    return joined_texts(alternatives, written, limit(given))


def braced_by(given: Given) -> Values | None:
    """``"..".format_map(mapping)``."""
    mapping = given.get(1, "mapping")
    values = mapping.values if mapping is not None else ()
    if mapping is None or len(values) != 1 or not isinstance(values[0], Entries):
        return None
    keywords = {key: Operand(given.source, mapping.node, None, row) for key, row in values[0].entries.items()}
    return braced(Given(given.source, given.node, given.positional[:1], keywords))


def percented(given: Given) -> Values | None:
    """``".." % values``."""
    left, right = given.positional
    found: list[Value] = []
    for template in texts(left):
        for value in right.values:
            values = _interpolated(template, value, right, limit(given))
            if values is None:
                return None
            found += values
    return tuple(found) or None


def _interpolated(template: Text, value: Value, right: Operand, limit: int) -> Values | None:
    row: list[Values] = list(value.items) if isinstance(value, Items) else [(value,)]
    alternatives: list[Values] = []
    written: list[str] = []
    at = 0
    for match in _PERCENT.finditer(template.text):
        alternatives.append((sliced(template, at, match.start()),))
        written.append("")
        at = match.end()
        if match[2] == "%":
            alternatives.append((Text("%"),))
        elif match[1]:
            named = value.entries.get(match[1]) if isinstance(value, Entries) else None
            form = f"%{match[0].partition(')')[2]}"
            alternatives.append(tuple(_shown(form, item) for item in named or (Unknown(match[1], resource_of(value)),)))
        elif row:
            alternatives.append(tuple(_shown(match[0], item) for item in row.pop(0)))
        else:
            alternatives.append((Unknown("_"),))
        written.append(as_written(right) if not isinstance(value, Items) else "_")
    alternatives.append((sliced(template, at, len(template.text)),))
    return joined_texts(alternatives, [*written, ""], limit)


def _shown(form: str, value: Value) -> Value:
    """A known number as a conversion of ``%`` shows it."""
    if not isinstance(value, Constant) or form == "%s":
        return value
    try:
        return Text(form % value.value)
    except (TypeError, ValueError):
        return Unknown("_")


def substituted(given: Given) -> Values | None:
    """``Template("..$name..").substitute(name=..)``; the template is its text."""
    mapping = given.get(1, None)
    entries = dict(mapping.values[0].entries) if mapping and isinstance(mapping.values[0], Entries) else {}
    entries.update({name: operand.values for name, operand in given.keywords.items()})
    found: list[Value] = []
    for template in texts(given.get(0, None)):
        parts: list[Values] = []
        written: list[str] = []
        at = 0
        for match in _DOLLAR.finditer(template.text):
            name = match[1] or match[2]
            parts += [
                (sliced(template, at, match.start()),),
                entries.get(name, (Unknown(name),)) if name else (Text("$"),),
            ]
            written += ["", name or ""]
            at = match.end()
        parts.append((sliced(template, at, len(template.text)),))
        found += joined_texts(parts, [*written, ""], limit(given)) or ()
    return tuple(found) or None
