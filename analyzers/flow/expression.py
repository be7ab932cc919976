"""JavaScript expressions of a flow: whose results they take, and which assets they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tree_sitter import Language, Node, Parser

from analyzers.hole import hole

_MENTIONS = re.compile(rb"\b(?:results|previous_result|flow_input)\b")
_STATEMENT = re.compile(r"\s*(?:return|const|let|var|if|for|while|function|async|import|throw|try|switch|//|/\*)\b")
_OBJECT = re.compile(r"""\bs3["']?\s*:""")
_RESOURCE = re.compile(r"\bresource\s*\(")
_GOT = re.compile(r"""\s*(?:await\s+)?resource\s*\(\s*(["'`])([^"'`\\$\n]+)\1\s*\)\s*;?\s*""")
_ARGUMENT = re.compile(r"""\s*flow_input(?:\??\.(\w+)|(?:\?\.)?\[(["'`])([^"'`\\]*)\2\])\s*;?\s*""")
_TEMPLATE = re.compile(r"\s*`((?:[^`\\$]|\$(?!\{)|\$\{[^`{}]*\})*)`\s*;?\s*")
_UNKNOWN = re.compile(r"\$\{([^{}]*)\}")
_STRING = re.compile(r"""\s*(["'`])((?!.*\$\{)[^"'`\\\n]*)\1\s*;?\s*""")

PREVIOUS = "previous_result"
ITERATION = "flow_input.iter"


def taken(expression: str) -> tuple[str, ...]:
    """The ids of the steps whose results an expression takes, in order; ``previous_result`` stands for the step before,
    ``flow_input.iter`` for the loop around."""
    data = expression.encode("utf-8", "replace")
    if not _MENTIONS.search(data):
        return ()
    ids: dict[str, None] = {}
    for node in _nodes(parsed(expression)):
        if node.type in ("member_expression", "subscript_expression"):
            owner, name = written(node.child_by_field_name("object")), _member(node)
            if owner == "results" and name:
                ids[name] = None
            elif owner == "flow_input" and name == "iter":
                ids[ITERATION] = None
        elif node.type == "identifier" and written(node) == PREVIOUS:
            ids[PREVIOUS] = None
        elif node.type == "variable_declarator" and written(node.child_by_field_name("value")) == "results":
            ids.update(dict.fromkeys(_destructured(node.child_by_field_name("name"))))
    return tuple(ids)


def names_assets(expression: str) -> bool:
    """Whether an expression may hold the URI of an asset or an S3 object."""
    signs, forms = ("://", "$res"), (_OBJECT, _RESOURCE)
    return any(sign in expression for sign in signs) or any(form.search(expression) for form in forms)


def as_program(expression: str) -> str:
    """The expression as a program that says the same: an object would else be read as a block, and an S3 object counts
    where it is declared as one. ``resource(path)`` is what the client library calls by another name."""
    if _RESOURCE.search(expression):
        return f'import {{ getResource as resource }} from "windmill-client"\n{_declared(expression)}'
    return _declared(expression)


def argument(expression: str) -> str | None:
    """The argument of the flow that the whole expression is, `flow_input.name`."""
    whole = _ARGUMENT.fullmatch(expression)
    return (whole[1] or whole[3]) if whole else None


def string(expression: str) -> str | None:
    """The text that the whole expression is."""
    whole = _STRING.fullmatch(expression)
    return whole[2] if whole else None


def template(expression: str) -> str | None:
    """The text that the whole expression makes, its unknown parts as holes; None where its beginning is not known."""
    whole = _TEMPLATE.fullmatch(expression)
    return _UNKNOWN.sub(lambda part: hole(part[1]), whole[1]) if whole and whole[1][:1] != "$" else None


def resource(expression: str) -> str | None:
    """The reference ``$res:path`` that an expression is worth which only gets a resource, ``resource("path")``."""
    whole = _GOT.fullmatch(expression)
    return f"$res:{whole[2]}" if whole else None


def quasi(expression: str) -> str:
    """What stands between the backticks of an expression that is a template as a whole."""
    whole = _TEMPLATE.fullmatch(expression)
    return whole[1] if whole else ""


def parsed(expression: str) -> Node:
    """The tree of an expression as a program."""
    return _parser().parse(expression.encode("utf-8", "replace")).root_node


def _declared(expression: str) -> str:
    if _OBJECT.search(expression) and not _STATEMENT.match(expression):
        return f"const value: S3Object = (\n{expression}\n)"
    return expression


def _nodes(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.named_children))


def _member(node: Node) -> str:
    if (name := node.child_by_field_name("property")) is not None:
        return written(name)
    index = node.child_by_field_name("index")
    if index is None or index.type != "string":
        return ""
    return written(index)[1:-1]


def _destructured(pattern: Node | None) -> Iterator[str]:
    for child in pattern.named_children if pattern is not None and pattern.type == "object_pattern" else ():
        if child.type == "shorthand_property_identifier_pattern":
            yield written(child)
        elif child.type == "pair_pattern":
            yield written(child.child_by_field_name("key")).strip("\"'")


def written(node: Node | None) -> str:
    """A node as the author writes it."""
    return node.text.decode("utf-8", "replace") if node is not None and node.text is not None else ""


@cache
def _parser() -> Parser:
    import tree_sitter_typescript

    return Parser(Language(tree_sitter_typescript.language_typescript()))
