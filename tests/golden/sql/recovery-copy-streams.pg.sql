-- database f/shop/pg
COPY orders TO STDOUT (FORMAT csv) WHERE id > 1;
COPY events FROM STDIN (FORMAT csv) WHERE id > 1;
COPY customers FROM PROGRAM 'gunzip < s3.gz' (FORMAT csv) WHERE id > 1;
