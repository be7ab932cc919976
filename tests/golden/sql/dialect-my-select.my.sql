-- database f/shop/mysql
SELECT `o`.`id` FROM `orders` AS `o` LEFT JOIN `order lines` l ON l.order_id = o.id;
