"""Subscriptions: what is new in a workspace, told as it comes, over WebSocket and server-sent events.

A Tail reads what is newest in one workspace for all who follow it: detections from the log, accesses by jobs. A Feed
makes its rows into the encoded events of one document for viewers of equal rights, once. Each subscriber holds a number
alone, its place: while it keeps up it takes the feed's newest events. When it falls behind, or comes back, it takes
blocks of the log; of accesses it is told how many it lost.
"""
