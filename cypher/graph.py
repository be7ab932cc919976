"""The only access to the database: runs statements by name, retries conflicts, and reports when it is down."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from cypher.spending import spent
from cypher.statements import load, plain

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")

_READ, _WRITE = "READ", "WRITE"
"""The access modes of sessions, in the driver's terms."""

_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
"""The prefix of the error codes of a statement that the database ended because it took too long."""


class Unavailable(Exception):
    """The database does not answer."""


class Overlong(Exception):
    """The database ended a statement that exceeded its time limit."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address and credentials of a database. ``embedded`` says that only this process writes to it."""

    uri: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str = "neo4j"
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the database connection. Times are in seconds."""

    connect: Annotated[float, "seconds to wait for a connection to the database; keeps a failure under 3 s"] = 2.0
    acquire: Annotated[float, "seconds to wait for a free connection when all are in use"] = 2.5
    read: Annotated[float, "seconds that a read may take in the database; keep it below request.seconds"] = 20.0
    statement: Annotated[float, "seconds that a writing transaction may take in the database"] = 60.0
    hang: Annotated[float, "seconds beyond `read` or `statement` after which the database counts as unavailable"] = 2.0
    conflict: Annotated[float, "seconds for which a transaction that conflicts with another is retried"] = 30.0
    connections: Annotated[
        int, "most connections per server process; more would only wait for the database's cores"
    ] = 100
    idle: Annotated[float, "seconds of idleness after which a connection is tested before use"] = 30.0
    rows: Annotated[int, "most rows sent with one statement; larger sets are split"] = 2_000
    characters: Annotated[int, "most characters of text sent with one statement; larger sets are split"] = 8_000_000


class _Rows(list[Any]):
    """Rows to send, with a short repr: the driver formats all parameters for its log, even if logging is off."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"


class Transaction:
    """A writing transaction: all of its statements take effect, or none."""

    def __init__(self, transaction: neo4j.AsyncTransaction, address: Address, limits: Limits) -> None:
        self._transaction = transaction
        self._address = address
        self._limits = limits

    async def run(self, name: str, /, **parameters: Any) -> Any:
        """Runs a statement. Returns the value of its only record and column, None if there is no record."""
        with spent(name):
            async with asyncio.timeout(self._limits.statement + self._limits.hang):
                return await _value(await self._transaction.run(_text(name, self._address), parameters))

    async def each(self, name: str, rows: Sequence[Any], /, **parameters: Any) -> list[Any]:
        """Runs a statement over its parameter ``rows`` in chunks, and joins the lists that it returns."""
        answers: list[Any] = []
        for chunk in _chunks(rows, self._limits):
            answer = await self.run(name, rows=chunk, **parameters)
            answers += answer if isinstance(answer, list) else ()
        return answers


class Graph:
    """A database that runs statements by name and returns values."""

    def __init__(self, driver: neo4j.AsyncDriver, address: Address, limits: Limits) -> None:
        self.address = address
        self.limits = limits
        self._driver = driver
        # The embedded database uses optimistic locking: all but one of several concurrent writers would fail.
        self._turn: AbstractAsyncContextManager[Any] = asyncio.Lock() if address.embedded else nullcontext()

    @classmethod
    @asynccontextmanager
    async def open(cls, address: Address, limits: Limits = Limits()) -> AsyncIterator[Graph]:
        """Opens the database at an address; it need not be running yet.

        Raises ValueError if the address is invalid."""
        from cypher.driver import AsyncGraphDatabase, ConfigurationError

        try:
            driver = AsyncGraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password or "") if address.user else None,
                connection_timeout=limits.connect,
                connection_acquisition_timeout=limits.acquire,
                max_connection_pool_size=limits.connections,
                liveness_check_timeout=limits.idle,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="headrace",
            )
        except ConfigurationError as error:
            raise ValueError(f"{address.uri!r} is not the address of a database: {error}") from error
        async with driver:
            yield cls(driver, address, limits)

    async def read(self, name: str, /, **parameters: Any) -> Any:
        """Runs a reading statement. Returns the value of its only record and column, None if there is no record.

        Raises Unavailable and Overlong."""
        from cypher.driver import Query

        query = Query(_text(name, self.address), timeout=self.limits.read)
        with spent(name):
            return await self._again(lambda: self._read(query, parameters))

    async def read_each(self, name: str, rows: Sequence[Any], /, **parameters: Any) -> list[Any]:
        """Runs a reading statement over its parameter ``rows`` in chunks, and joins the lists that it returns.

        Raises Unavailable and Overlong."""
        answers: list[Any] = []
        for chunk in _chunks(rows, self.limits):
            answers += await self.read(name, rows=chunk, **parameters)
        return answers

    async def write(self, work: Callable[[Transaction], Awaitable[T]], *, keep: bool = True) -> T:
        """Runs ``work`` in one transaction, and again from the beginning after a conflict with another writer, so it
        must be repeatable. Without ``keep``, the transaction is rolled back at the end.

        Raises Overlong and Unavailable. After Unavailable it can be unknown whether the work was committed."""

        async def once() -> T:
            async with (
                self._turn,
                self._session(_WRITE) as session,
                await session.begin_transaction(timeout=self.limits.statement) as transaction,
            ):
                done = await work(Transaction(transaction, self.address, self.limits))
                with spent("commit" if keep else "rollback"):
                    async with asyncio.timeout(self.limits.statement + self.limits.hang):
                        await (transaction.commit() if keep else transaction.rollback())
                return done

        return await self._again(once)

    async def run(self, text: str, /, **parameters: Any) -> list[Any]:
        """Runs a statement that is not in a file, such as a schema statement. Returns the first column of all rows.

        Raises Unavailable."""

        async def once() -> list[Any]:
            async with self._session(_WRITE) as session:
                result = await session.run(text, parameters)
                return await result.value()

        return await self._again(once)

    def _session(self, mode: str) -> neo4j.AsyncSession:
        return self._driver.session(database=self.address.database, default_access_mode=mode)

    async def _read(self, query: neo4j.Query, parameters: dict[str, Any]) -> Any:
        async with (
            asyncio.timeout(self.limits.read + self.limits.hang),
            self._session(_READ) as session,
        ):
            return await _value(await session.run(query, parameters))

    async def _again(self, once: Callable[[], Awaitable[T]]) -> T:
        """Retries after a conflict, or after a connection that died while idle, with jitter, within the limits."""
        from cypher import driver

        begun = monotonic()
        tries = 0
        while True:
            try:
                return await once()
            except driver.IncompleteCommit as error:
                raise Unavailable(_reason(error)) from error
            except (*driver.DOWN, driver.Neo4jError) as error:
                tries += 1
                conflict = driver.is_conflict(error)
                if not conflict and not isinstance(error, (*driver.DOWN, driver.AuthError)):
                    if (error.code or "").startswith(_TIMED_OUT):
                        raise Overlong("the query took the database too long") from error
                    raise
                patience = self.limits.conflict if conflict else 0
                # The pool may hold a dead connection: the second attempt uses a new one.
                fresh = isinstance(error, driver.SessionExpired) and tries == 1
                if isinstance(error, driver.AuthError) or (monotonic() - begun >= patience and not fresh):
                    raise Unavailable(_reason(error)) from error
            await asyncio.sleep(random.uniform(0, min(0.5, 0.01 * 2**tries)))  # noqa: S311 (jitter)


def _chunks(rows: Sequence[Any], limits: Limits) -> Iterator[list[Any]]:
    chunk = _Rows()
    characters = 0
    for row in rows:
        size = sum(len(value) for value in row.values() if isinstance(value, str)) if isinstance(row, dict) else 0
        if chunk and (len(chunk) >= limits.rows or characters + size > limits.characters):
            yield chunk
            chunk, characters = _Rows(), 0
        chunk.append(row)
        characters += size
    if chunk:
        yield chunk


async def _value(result: neo4j.AsyncResult) -> Any:
    record = await result.single(strict=False)
    return None if record is None else record[0]


def _text(name: str, address: Address) -> str:
    try:
        text = load()[name]
    except KeyError:
        raise LookupError(f"no statement is named {name}") from None
    return plain(text) if address.embedded else text


def _reason(error: BaseException) -> str:
    return f"the database does not answer: {' '.join(str(error).split()) or 'timeout'}"
