# database f/shop/pg
psql -c 'select 1'
