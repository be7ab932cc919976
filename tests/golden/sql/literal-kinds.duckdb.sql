SELECT 'res://f/shop/pg', '$res:f/shop/mail', 'datatable://main/orders', 'ducklake://main/staging.orders', 'volume://datasets', 'dbt://main/Analytics/Orders';
