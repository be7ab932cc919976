-- database f/shop/mysql
SELECT * FROM crm.contacts JOIN `crm`.`notes` USING (contact_id) JOIN orders USING (contact_id);
