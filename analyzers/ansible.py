"""Assets of an Ansible playbook: the resources that its header declares, and the URIs that stand in it.

The header is every document that is a mapping; the playbook itself is a list of plays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from analyzers.asset import SPELLINGS, Asset, InvalidURI, parse, s3
from analyzers.context import Context
from analyzers.facts import Access, Code
from analyzers.findings import Findings
from analyzers.hole import hole
from analyzers.language import Language
from analyzers.literals import analyze_literals, reference
from analyzers.text import Text

_DECLARED = re.compile(r"(?:inventory|files|additional_inventories)\.\d+\.resource|delegate_to_git_repo\.resource")
_DEFAULT = re.compile(r"extra_vars\.[^.]+\.default")
_EXPRESSION = re.compile(r"\{\{(.*?)\}\}")


def analyze_ansible(text: Text, language: Language, context: Context, found: Findings) -> None:
    """Notes the resources that the playbook's header declares (READ: their content is put in place before the run),
    the defaults of its declared arguments and every URI in it (UNKNOWN)."""
    documents: list[yaml.Node] = []
    try:
        for document in yaml.compose_all(text.source, yaml.SafeLoader):
            documents.append(document)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = text.byte(mark.index) if mark else None
        found.report(Code.SYNTAX_ERROR, "the playbook is no valid YAML; its literals were searched for URIs", place)
        analyze_literals(text, language, context, found)
    for document in documents:
        for path, node in _nodes(document):
            rule, access = "uri-literal", Access.UNKNOWN
            asset = _object(node) if isinstance(node, yaml.MappingNode) else _reference(node)
            if isinstance(document, yaml.MappingNode) and _DECLARED.fullmatch(path):
                rule, access, asset = "playbook", Access.READ, _resource(node)
            elif _DEFAULT.fullmatch(path):
                rule = "schema-default"
            if asset is not None:
                quoted = 1 if text.source[node.start_mark.index] in "'\"" else 0
                start, end = node.start_mark.index + quoted, node.end_mark.index - quoted
                found.add(asset, access, text.byte(start), text.byte(end), rule)


def _nodes(document: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Every node below a document with its dotted path; an anchored one once, however often it is referred to."""
    stack: list[tuple[str, yaml.Node]] = [("", document)] if document is not None else []
    seen: set[int] = set()
    while stack:
        path, node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield path, node
        prefix = f"{path}." if path else ""
        if isinstance(node, yaml.MappingNode) and _object(node) is None:
            stack += [(f"{prefix}{key.value}", value) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            stack += [(f"{prefix}{index}", value) for index, value in reversed(list(enumerate(node.value)))]


def _object(node: yaml.MappingNode) -> Asset | None:
    """The S3 object that a mapping with `s3` and `storage` is."""
    fields = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    key = fields.get("s3")
    if not key:
        return None
    return reference(key) if key.startswith("s3://") else s3(key, fields.get("storage"))


def _reference(node: yaml.Node) -> Asset | None:
    if not isinstance(node, yaml.ScalarNode) or not node.value.startswith(tuple(SPELLINGS)):
        return None
    return reference(_EXPRESSION.sub(lambda match: hole(match[1]), node.value))


def _resource(node: yaml.Node) -> Asset | None:
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        return None
    try:
        return parse(node.value if node.value.startswith(("res://", "$res:")) else f"res://{node.value}")
    except InvalidURI:
        return None
