"""The types of the API, one concept a file; ``api.schema.build`` joins them. ``python -m api.schema`` prints them."""
