# materialize dbt://main/analytics/orders
true
