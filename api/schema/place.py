"""Occurrences and diagnostics, with their positions in the code, and columns."""

from __future__ import annotations

import strawberry

from analyzers import facts
from api.schema.enums import Access, Severity
from api.schema.scalars import AssetURI


@strawberry.type(
    description=(
        "A range of a text. Lines and columns count from 1, columns in UTF-16 code units as in editors. "
        "Bytes are UTF-8 and count from 0; the end is exclusive."
    )
)
class Span:
    start_line: int = strawberry.field(description="Line of the first character.")
    start_column: int = strawberry.field(description="Column of the first character.")
    end_line: int = strawberry.field(description="Line of the end.")
    end_column: int = strawberry.field(description="Column after the last character.")
    start_byte: int = strawberry.field(description="Offset of the first byte.")
    end_byte: int = strawberry.field(description="Offset after the last byte.")

    @classmethod
    def of(cls, span: facts.Span | None) -> Span | None:
        """Converts a span of an analysis."""
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
    description=("One place, and the rule that found it: a span of a text, or a JSON Pointer if there is no text.")
)
class Occurrence:
    path: str = strawberry.field(description="The file or runnable that contains it.")
    pointer: str | None = strawberry.field(description="Position in a JSON value (RFC 6901).")
    span: Span | None = strawberry.field(description="Position in a text.")
    text: str | None = strawberry.field(description="The text of the reference, without credentials and signatures.")
    rule: str = strawberry.field(description="The rule that found it.")
    access: Access = strawberry.field(description="How the asset is used there.")


@strawberry.type(description="What was not understood, so that something may be missing from the graph.")
class Diagnostic:
    severity: Severity = strawberry.field(description="How serious it is.")
    code: str = strawberry.field(description="Its code; docs/diagnostics.md explains all codes.")
    message: str = strawberry.field(description="The message, for people.")
    path: str | None = strawberry.field(description="The file or runnable that contains it.")
    pointer: str | None = strawberry.field(description="Position in a JSON value (RFC 6901).")
    span: Span | None = strawberry.field(description="Position in a text.")

    @classmethod
    def of(cls, found: facts.Diagnostic) -> Diagnostic:
        """Converts a diagnostic of an analysis."""
        return cls(
            severity=found.severity,
            code=found.code,
            message=found.message,
            path=found.path or None,
            pointer=found.pointer,
            span=Span.of(found.span),
        )


@strawberry.type(description="A column of an asset, and how it is used.")
class ColumnAccess:
    name: str = strawberry.field(description="Name of the column.")
    access: Access = strawberry.field(description="How it is used.")


@strawberry.type(description="A column of an asset.")
class ColumnRef:
    uri: AssetURI = strawberry.field(description="URI of the asset.")
    name: str = strawberry.field(description="Name of the column.")


@strawberry.type(description="A written column, and the columns from which it is computed.")
class OutputColumn:
    name: str = strawberry.field(description="Name of the written column.")
    inputs: list[ColumnRef] = strawberry.field(description="The columns from which it is computed.")
