"""The assembled schema."""

from __future__ import annotations

import strawberry
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, print_schema
from graphql.pyutils import Undefined
from strawberry.schema.config import StrawberryConfig

from api.schema.detection import Detection
from api.schema.flow import Flow, Step
from api.schema.mutation import Mutation
from api.schema.query import Query
from api.schema.runnable import App, Schedule, Script, Trigger
from api.schema.scalars import SCALARS
from api.schema.subscription import Subscription


def build() -> GraphQLSchema:
    """The executable schema."""
    built = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[Script, Flow, Step, App, Schedule, Trigger, Detection],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    schema = built._schema
    _drop_null_defaults(schema)
    return schema


def printed() -> str:
    """The schema in GraphQL's definition language, the content of ``schema.graphql``."""
    return print_schema(SCHEMA) + "\n"


def _drop_null_defaults(schema: GraphQLSchema) -> None:
    """Removes null defaults of arguments from the schema: null only tells the resolver that they are absent."""
    for kind in schema.type_map.values():
        if kind.name.startswith("__"):
            continue
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            inputs = [argument for field in kind.fields.values() for argument in field.args.values()]
        elif isinstance(kind, GraphQLInputObjectType):
            inputs = list(kind.fields.values())
        else:
            continue
        for value in inputs:
            if value.default_value is None:
                value.default_value = Undefined


SCHEMA = build()
