"""What expressions are worth before the code runs, for every language with a grammar.

The evaluation is driven by demand: an analyzer goes from candidate places (names of known functions, URI prefixes) to
nodes, and asks only for the values that matter there. ``grammar.Grammar`` is the port that a language implements;
``expression`` and ``binding`` are the shapes it lowers its nodes to; ``value`` is the domain; ``source.Source``
evaluates one file, ``program.Program`` holds the files of one analysis; ``sinks`` reads the calls of the tables of
functions, and ``uris`` the URIs elsewhere. A language's analyzer is then a grammar and one call of
``program.analyze``.

Shapes and values do not change once they are made. Their classes do not enforce it: Python takes twice as long to
make an object of one that does, and an analysis makes many thousands.
"""
