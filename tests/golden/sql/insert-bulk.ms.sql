BULK INSERT t FROM '\\srv\x.csv' WITH (FORMAT = 'CSV');
