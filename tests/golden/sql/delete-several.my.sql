DELETE FROM o, i USING orders o INNER JOIN items i INNER JOIN c ON true
