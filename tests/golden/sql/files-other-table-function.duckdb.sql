SELECT * FROM st_read('s3:///geo/borders.gpkg', layer = 'country');
