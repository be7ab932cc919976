"""Subscriptions: the log of a workspace told as it grows, over WebSocket and server-sent events.

A Tail reads the end of one workspace's log for all who follow it. A Feed makes its rows into the
encoded events of one document for viewers of equal rights, once. Each subscriber holds a number alone, its place in the
log: while it keeps up it takes the feed's newest events, and when it falls behind, or comes back, blocks of the log.
"""
