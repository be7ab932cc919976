"""The interface to graphql-core: hands operations over to plans, and back if something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLObjectType, GraphQLSchema, OperationType, get_operation_ast
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetailsList, GroupedFieldSet
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.plain.inputs import values_of, without_variables
from api.plain.plan import Plans
from api.plain.run import Run


class PlainExecutor(StrawberryGraphQLCoreExecutionContext):
    """The executor of one operation. ``plans`` are the cached plans of its document, if there are any.

    The ``info.path`` of a resolver contains only the type and name of its field, no list indices."""

    def __init__(self, *args: Any, plans: Plans | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # They refer back to the executor: a cycle that would keep all data until the next garbage collection.
        self.async_helpers = None  # type: ignore[assignment]  # none of our resolvers uses them
        self._plans = Plans() if plans is None else plans

    @classmethod
    def build(
        cls,
        schema: GraphQLSchema,
        document: DocumentNode,
        root_value: Any = None,
        context_value: Any = None,
        raw_variable_values: dict[str, Any] | None = None,
        operation_name: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> list[GraphQLError] | Executor[Any]:
        operation = get_operation_ast(document, operation_name)
        definitions = operation.variable_definitions if operation else ()
        values = values_of(schema, definitions, raw_variable_values or {}) if definitions else None
        given = root_value, context_value, raw_variable_values, operation_name
        if operation is None or values is None:
            return super().build(schema, document, *given, *args, **kwargs)
        built = super().build(schema, without_variables(document, operation), *given, *args, **kwargs)
        if isinstance(built, Executor):
            built.operation, built.variable_values = operation, values
        return built

    async def read_events(
        self, parent_type: GraphQLObjectType, grouped_field_set: GroupedFieldSet, events: Sequence[Any]
    ) -> list[dict[str, Any]] | None:
        """The data of many events of a subscription; None if graphql-core has to report an error in one of them."""
        run = Run(self)
        plan = self._plans.whole(run, parent_type, grouped_field_set)
        answers = None if plan is None else await plan.read_all(events, run)
        return None if run.wrong else answers

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        def by_field() -> AwaitableOrValue[dict[str, Any]]:
            return super(PlainExecutor, self).execute_fields(
                parent_type, source_value, path, grouped_field_set, position_context
            )

        # The fields of a mutation are executed serially.
        if path is not None or self.operation.operation is OperationType.MUTATION:
            return by_field()
        run = Run(self)
        plan = self._plans.whole(run, parent_type, grouped_field_set)
        if plan is None:
            return by_field()

        async def by_level() -> dict[str, Any]:
            (answer,) = await plan.read_all([source_value], run)
            if not run.wrong:
                return answer
            self.middleware_manager = run.replay()
            replayed = by_field()
            return await replayed if isawaitable(replayed) else replayed

        return by_level()

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: FieldDetailsList,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        plan = self._plans.below(Run(self), return_type, field_details_list)
        if plan is not None and not plan.deep:
            try:
                (answer,) = plan.read([result])
            except Exception:
                return super().collect_and_execute_subfields(
                    return_type, field_details_list, path, result, position_context
                )
            return answer
        return super().collect_and_execute_subfields(return_type, field_details_list, path, result, position_context)
