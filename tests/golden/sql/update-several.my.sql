UPDATE a, b SET a.x = b.x, b.y = 1 WHERE a.i = b.i;
UPDATE c JOIN d ON c.i = d.i SET d.x = 1;
