# Reads the database of the customers and the
# database schema of orders, column by column.
# materialize the results before the morning
true
