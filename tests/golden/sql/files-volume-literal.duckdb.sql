FROM 'volume://v/a.csv'
