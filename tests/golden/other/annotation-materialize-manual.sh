# materialize manual dbt://main/Analytics/"Orders"
# materialize ducklake
dbt run
