RENAME TABLE a TO b, crm.c TO crm.d
