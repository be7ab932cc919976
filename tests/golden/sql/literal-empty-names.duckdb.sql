SELECT 's3://', 's3:///', 's3://archive', 'res://', '$res:', 'ducklake://';
