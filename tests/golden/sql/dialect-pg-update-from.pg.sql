-- database f/shop/pg
UPDATE ONLY orders o SET rate = r.rate FROM rates r JOIN days d ON d.id = r.day_id WHERE d.day = o.day;
