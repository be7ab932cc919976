DELETE FROM o FROM orders o JOIN gone g ON g.id = o.id WHERE o.total = 0;
