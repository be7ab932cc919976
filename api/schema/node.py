"""What has an id of its own."""

from __future__ import annotations

import strawberry


@strawberry.interface(description="Anything that can be asked for again by its id.")
class Node:
    id: strawberry.ID = strawberry.field(description="Opaque; the same for as long as the thing exists.")
