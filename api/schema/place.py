"""Where something stands, and what was not understood there."""

from __future__ import annotations

import strawberry

from analyzers import facts
from api.schema.enums import Access, Severity
from api.schema.scalars import AssetURI


@strawberry.type(
    description=(
        "A stretch of a text. Lines and columns count from 1, columns in UTF-16 code units as editors do; "
        "bytes are UTF-8, from 0, end exclusive."
    )
)
class Span:
    start_line: int = strawberry.field(description="The line of its first character.")
    start_column: int = strawberry.field(description="The column of its first character.")
    end_line: int = strawberry.field(description="The line of its end.")
    end_column: int = strawberry.field(description="The column behind its last character.")
    start_byte: int = strawberry.field(description="The offset of its first byte.")
    end_byte: int = strawberry.field(description="The offset behind its last byte.")

    @classmethod
    def of(cls, span: facts.Span | None) -> Span | None:
        """The span of an analysis."""
        return (
            None
            if span is None
            else cls(
                start_line=span.start_line,
                start_column=span.start_column,
                end_line=span.end_line,
                end_column=span.end_column,
                start_byte=span.start_byte,
                end_byte=span.end_byte,
            )
        )


@strawberry.type(
    description=(
        "One place, and the rule that saw it: a span of a text, or a JSON Pointer where there is no text. path is the "
        "file or runnable that it stands in."
    )
)
class Occurrence:
    path: str = strawberry.field(description="The file or runnable that it stands in.")
    pointer: str | None = strawberry.field(description="Where in a value it stands (RFC 6901).")
    span: Span | None = strawberry.field(description="Where in a text it stands.")
    text: str | None = strawberry.field(description="The reference alone, without credentials or a signature.")
    rule: str = strawberry.field(description="The rule that saw it.")
    access: Access = strawberry.field(description="What is done to the asset there.")


@strawberry.type(description="What was not understood, so that something may be missing from the graph.")
class Diagnostic:
    severity: Severity = strawberry.field(description="How much of the text it concerns.")
    code: str = strawberry.field(description="What it is, as the documentation lists it.")
    message: str = strawberry.field(description="The same in words.")
    path: str | None = strawberry.field(description="The file or runnable that it stands in.")
    pointer: str | None = strawberry.field(description="Where in a value it stands (RFC 6901).")
    span: Span | None = strawberry.field(description="Where in a text it stands.")

    @classmethod
    def of(cls, found: facts.Diagnostic) -> Diagnostic:
        """The diagnostic of an analysis."""
        return cls(
            severity=found.severity,
            code=found.code,
            message=found.message,
            path=found.path or None,
            pointer=found.pointer,
            span=Span.of(found.span),
        )


@strawberry.type(description="A column of the asset, and what is done to it.")
class ColumnAccess:
    name: str = strawberry.field(description="The column's name.")
    access: Access = strawberry.field(description="What is done to it.")


@strawberry.type(description="A column of some asset.")
class ColumnRef:
    uri: AssetURI = strawberry.field(description="The asset's URI.")
    name: str = strawberry.field(description="The column's name.")


@strawberry.type(description="A written column, and the columns that it comes from.")
class OutputColumn:
    name: str = strawberry.field(description="The written column's name.")
    inputs: list[ColumnRef] = strawberry.field(description="The columns that it comes from.")
