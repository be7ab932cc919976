"""Subscriptions: sends what is new in a workspace as it happens, over WebSocket and server-sent events.

A Tail reads the newest rows of one workspace for all its followers: detections from the log, or accesses by jobs. A
Feed turns these rows, once, into the encoded events of one document for viewers with equal rights. A subscriber is only
a number, its position: while it keeps up, it takes the newest events of the feed. When it falls behind or reconnects,
it takes blocks of the log; for accesses, it gets the number of those it lost.
"""
