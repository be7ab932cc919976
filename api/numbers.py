"""Reports an integer literal beyond 32 bits as BAD_USER_INPUT of its argument, as an oversized variable is."""

from __future__ import annotations

from typing import Any

from graphql import ArgumentNode, GraphQLError, GraphQLInt, IntValueNode, ValidationRule, get_named_type

from api.errors import ErrorCode

_DIGITS = 10
_BITS = 32


class Numbers(ValidationRule):
    """A validation rule that finds literals beyond the range of GraphQL's Int."""

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        argument = self.context.get_argument()
        if argument is None or get_named_type(argument.type) is not GraphQLInt:
            return
        value = node.value
        if isinstance(value, IntValueNode) and not _fits(value.value):
            name = node.name.value
            extensions = {"code": ErrorCode.BAD_USER_INPUT.name, "argument": name}
            self.report_error(
                GraphQLError(f"{name}: {value.value[:20]} has more than {_BITS} bits", value, extensions=extensions)
            )


def _fits(text: str) -> bool:
    return len(text.lstrip("-")) <= _DIGITS and -(2 ** (_BITS - 1)) <= int(text) < 2 ** (_BITS - 1)
