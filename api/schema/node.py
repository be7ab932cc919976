"""What has an id of its own."""

from __future__ import annotations

import strawberry


@strawberry.interface(description="An object that can be fetched again by its id.")
class Node:
    id: strawberry.ID = strawberry.field(description="An opaque id that never changes while the object exists.")
