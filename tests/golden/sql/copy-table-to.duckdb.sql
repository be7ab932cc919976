ATTACH 'ducklake://main' AS lake;
COPY lake.orders TO 's3:///out/orders.csv' (HEADER, DELIMITER ';');
