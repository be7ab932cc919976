-- database f/shop/oracle
SELECT id, LEVEL FROM categories START WITH parent_id IS NULL CONNECT BY PRIOR id = parent_id;
