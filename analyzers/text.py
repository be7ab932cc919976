"""A text and its positions: UTF-8 bytes, lines, and columns in the UTF-16 code units that editors count."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from analyzers.facts import Span

_BLOCK = 1024  # characters between two known byte offsets of a text that is not ASCII


class Text:
    """A source text. Lone surrogates are replaced, so that every text has a UTF-8 form."""

    def __init__(self, source: str) -> None:
        try:
            self.data = source.encode()
        except UnicodeEncodeError:
            self.data = source.encode("utf-8", "replace")
            source = self.data.decode()
        self.source = source
        self.is_ascii = len(self.data) == len(source)

    @cached_property
    def _line_starts(self) -> list[int]:
        lengths = accumulate(map(len, self.data.split(b"\n")), initial=0)
        return [length + ends for ends, length in enumerate(lengths)][:-1]

    @cached_property
    def _block_starts(self) -> list[int]:
        starts = [0]
        for begin in range(0, len(self.source), _BLOCK):
            starts.append(starts[-1] + len(self.source[begin : begin + _BLOCK].encode()))
        return starts

    def byte(self, character: int) -> int:
        """The byte offset of a character offset of ``source``."""
        if self.is_ascii:
            return character
        block = character // _BLOCK
        return self._block_starts[block] + len(self.source[block * _BLOCK : character].encode())

    def slice(self, start_byte: int, end_byte: int) -> str:
        """The text between two byte offsets."""
        if self.is_ascii:
            return self.source[start_byte:end_byte]
        return self.data[start_byte:end_byte].decode("utf-8", "replace")

    def span(self, start_byte: int, end_byte: int) -> Span:
        """The span between two byte offsets, the end exclusive."""
        return Span(*self._position(start_byte), *self._position(end_byte), start_byte, end_byte)

    def _position(self, byte: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, byte)
        start = self._line_starts[line - 1]
        if self.is_ascii:
            return line, byte - start + 1
        before = self.data[start:byte]
        units = len(before) if before.isascii() else len(before.decode("utf-8", "replace").encode("utf-16-le")) // 2
        return line, units + 1
