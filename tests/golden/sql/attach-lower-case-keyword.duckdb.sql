attach 'ducklake://main' as lake (type ducklake);
select * from lake.orders;
