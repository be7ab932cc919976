-- to be written

/* SELECT * FROM 's3:///raw/x.csv' */
