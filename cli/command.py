"""The subcommands of ``headrace``, with their arguments and options.

Each subcommand imports what it needs, so that printing help or scanning a folder does not load a database driver.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from api.right import Right
from cli.fail_on import FailOn
from cli.terminal import fail, progress, say

app = typer.Typer(
    name="headrace",
    help="Shows which code reads and writes which data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

token = typer.Typer(help="API tokens of callers.", no_args_is_help=True)
app.add_typer(token, name="token")

Database = Annotated[
    str | None, typer.Option(help="address of a Neo4j (bolt:// or neo4j://); without it, the embedded database")
]
Data = Annotated[Path | None, typer.Option(help="folder of the embedded database")]
TokenName = Annotated[str, typer.Argument(help="the token's name", show_default=False)]
Failing = Annotated[
    FailOn, typer.Option("--fail-on", help="exit with 1 if there is a diagnostic of at least this severity")
]
Folder = Annotated[Path, typer.Argument(help="a workspace folder: wmill.yaml, f/, u/", show_default=False)]
Server = Annotated[str, typer.Option(help="address of the server")]


def _version(asked: bool) -> None:
    if asked:
        print(f"headrace {version('headrace-server')}")
        raise typer.Exit


@app.callback()
def every_command(
    shown: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version and exit")
    ] = False,
) -> None:
    """Shows which code reads and writes which data."""


def _check_address(server: str) -> None:
    if not server.startswith(("http://", "https://")):
        fail(f"--server: {server!r} is not an http:// or https:// address", 2)


@app.command("serve")
def serve_command(
    folder: Annotated[
        Path | None, typer.Argument(help="workspace folder to deploy at start", show_default=False)
    ] = None,
    workspace: Annotated[str | None, typer.Option(help="name of its workspace; by default the folder's name")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="watch the folder and deploy changes")] = False,
    database: Database = None,
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on; 0 takes a free one")] = None,
    workers: Annotated[int | None, typer.Option(help="number of server processes; more than one needs a Neo4j")] = None,
) -> None:
    """Serves GraphQL, on the embedded database or a Neo4j, and deploys a folder if one is given."""
    from api.trusted import BadManifest
    from cli.folder import open_workspace
    from cli.options import chosen, named, named_by
    from cli.owner import Owned
    from cli.serve import CannotServe, MissingExtra, check, serve

    if folder is None and (watch or workspace):
        fail(f"--{'watch' if watch else 'workspace'} needs a folder", 2)
    options = chosen(database=database, data=data, host=host, port=port, workers=workers)
    if options.stands_open:
        fail(
            f"--host: other machines can reach {options.host}, and no authentication is configured: set "
            "HEADRACE_AUTH_REQUIRED=true and create tokens with 'headrace token', or listen on 127.0.0.1",
            2,
        )
    if options.database is None and options.workers > 1:
        fail("--workers: the embedded database allows one server process; use --database for more", 2)
    try:
        check(options)
    except (BadManifest, MissingExtra) as error:
        fail(str(error), 2)
    opened = open_workspace(folder, options.folder, fail) if folder else None
    name = named(workspace) if workspace else named_by(opened.root) if opened else ""
    try:
        serve(options, opened.root if opened else None, name, watch)
    except Owned as error:
        fail(str(error), 2)
    except CannotServe as error:
        fail(str(error))


@app.command("scan")
def scan_command(
    folder: Folder,
    json: Annotated[bool, typer.Option("--json", help="print JSON instead of a table")] = False,
    fail_on: Failing = FailOn.ERROR,
) -> None:
    """Analyses a folder without a database and prints its assets and their usages."""
    from cli.diagnostics import tell_diagnostics
    from cli.folder import open_workspace
    from cli.listing import print_json, print_table, tell_totals
    from cli.memory import Memory
    from cli.options import chosen
    from cli.scan import scan
    from ingest import Analysts

    options = chosen()
    opened = open_workspace(folder, options.folder, fail)
    with Analysts(options.pool, options.analysis) as analysts, progress("analysing", len(opened.entries)) as advance:
        found = scan(opened, analysts, advance, Memory(opened, (options.folder, options.analysis)))
    tell_diagnostics(found.diagnostics, more=": --json shows all")
    (print_json if json else print_table)(found)
    tell_totals(found, len(opened.entries), opened.left_out)
    if fail_on.is_met(found.diagnostics):
        raise typer.Exit(1)


@app.command("push")
def push_command(
    folder: Folder,
    server: Server,
    workspace: Annotated[str, typer.Option(help="name of the workspace")],
    source: Annotated[
        str | None, typer.Option(help="name of the source of this folder, for --prune and filters")
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="archive what this source deployed earlier and no longer has; needs --source"),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only print what would be done")] = False,
    fail_on: Failing = FailOn.ERROR,
) -> None:
    """Deploys a folder to a running server; unchanged items are skipped. Set HEADRACE_TOKEN to the API token."""
    from cli.client import Client, ServerError
    from cli.folder import open_workspace
    from cli.options import chosen, named
    from cli.push import push
    from cli.report import tell

    _check_address(server)
    name = named(workspace)
    if prune and not source:
        fail("--prune needs --source: a name that is the same on every machine that pushes, such as --source ci", 2)
    opened = open_workspace(folder, chosen().folder, fail)
    try:
        with (
            Client(server, os.environ.get("HEADRACE_TOKEN")) as client,
            progress("deploying", len(opened.entries)) as advance,
        ):
            outcome = push(
                opened,
                client,
                name,
                source=source or None,
                prune=prune,
                dry_run=dry_run,
                advance=advance,
            )
    except ServerError as error:
        fail(str(error))
    tell(outcome, dry_run=dry_run)
    if outcome.withheld or fail_on.is_met(outcome.diagnostics):
        raise typer.Exit(1)


@app.command("delete")
def delete_command(
    workspace: Annotated[str, typer.Argument(help="name of the workspace", show_default=False)],
    server: Server,
    yes: Annotated[bool, typer.Option("--yes", help="do not ask for the name again")] = False,
) -> None:
    """Deletes a workspace with everything in it from a running server. Set HEADRACE_TOKEN to the API token."""
    from cli.client import Client, ServerError
    from cli.delete import delete
    from cli.options import named

    _check_address(server)
    name = named(workspace)
    if not yes and typer.prompt("This cannot be undone. Type the name of the workspace to delete it", err=True) != name:
        fail("nothing was deleted: that is not its name")
    try:
        with Client(server, os.environ.get("HEADRACE_TOKEN")) as client:
            count = delete(client, name)
    except ServerError as error:
        fail(str(error))
    say(f"workspace {name} is deleted, with {count:,} objects")


@app.command("prune")
def prune_command(
    older_than: Annotated[str, typer.Option(help="age of the jobs to delete, such as 90d, 12h or 30m")],
    workspace: Annotated[str | None, typer.Option(help="only in this workspace")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only print what would be done")] = False,
    database: Database = None,
    data: Data = None,
) -> None:
    """Deletes old jobs with their accesses. Usages and their counts stay; deleted jobs are refused if sent again."""
    from api.auth.token import now
    from cli.database import NoDatabase, in_database
    from cli.options import chosen, named
    from cli.prune import lines_of, milliseconds
    from ingest import NotThere, prune

    try:
        before = now() - milliseconds(older_than)
    except ValueError as error:
        fail(f"--older-than: {error}", 2)
    options = chosen(database=database, data=data)
    names = None if workspace is None else [named(workspace)]
    try:
        done = in_database(options, lambda graph: prune(graph, before, names, dry_run=dry_run, limits=options.jobs))
    except NotThere:
        fail(f"there is no workspace {workspace}")
    except NoDatabase as error:
        fail(str(error))
    for line in lines_of(done, older_than, dry_run=dry_run):
        print(line)


@token.command("create")
def create_command(
    name: TokenName,
    workspace: Annotated[
        list[str], typer.Option(help="workspace that the token gives access to, or '*' for all; repeat for more")
    ],
    right: Annotated[
        list[Right] | None,
        typer.Option(help="right of the token, READ by default; repeat for more", case_sensitive=False),
    ] = None,
    folder: Annotated[
        list[str] | None, typer.Option(help="folder, such as f/sales, that the token is restricted to; repeat for more")
    ] = None,
    days: Annotated[
        int | None, typer.Option(min=1, max=36_500, help="number of days after which it expires; by default never")
    ] = None,
    database: Database = None,
    data: Data = None,
) -> None:
    """Creates a token and prints its secret once: the database only stores a hash."""
    from api.auth import tokens
    from api.auth.token import Token, now
    from cli.database import NoDatabase, in_database
    from cli.options import chosen
    from cli.token import ends

    options = chosen(database=database, data=data)
    try:
        made = Token(
            name, tuple(workspace), tuple(right or [Right.READ]), tuple(folder or ()) or None, now(), ends(days)
        )
        secret = in_database(options, lambda graph: tokens.create(graph, made), create=True)
    except NoDatabase as error:
        fail(str(error))
    except (tokens.NameTaken, ValueError) as error:
        fail(str(error), 2)
    say("this secret is shown only once; send it as 'Authorization: Bearer …', or set HEADRACE_TOKEN for headrace push")
    print(secret)


@token.command("list")
def list_command(
    json: Annotated[bool, typer.Option("--json", help="print JSON instead of a table")] = False,
    database: Database = None,
    data: Data = None,
) -> None:
    """Prints all tokens, including expired and revoked ones, without their secrets."""
    from api.auth import tokens
    from cli.database import NoDatabase, in_database
    from cli.options import chosen
    from cli.token import print_tokens, print_tokens_json

    try:
        found = in_database(chosen(database=database, data=data), tokens.every)
    except NoDatabase as error:
        fail(str(error))
    (print_tokens_json if json else print_tokens)(found)


@token.command("revoke")
def revoke_command(name: TokenName, database: Database = None, data: Data = None) -> None:
    """Revokes a token: all servers refuse it within seconds."""
    from api.auth import tokens
    from cli.database import NoDatabase, in_database
    from cli.options import chosen

    try:
        known = in_database(chosen(database=database, data=data), lambda graph: tokens.revoke(graph, name))
    except NoDatabase as error:
        fail(str(error))
    if not known:
        fail(f"there is no token {name}")
    say(f"token {name} is revoked")
