COPY INTO orders FROM 's3://acme-data/orders/';
COPY INTO orders FROM 's3://elsewhere/orders/';
