"""Text in, facts out: which assets a script or a flow uses, how, where in the text, and why.

Pure functions: what they need from outside comes in as a frozen :class:`Context`.
"""
