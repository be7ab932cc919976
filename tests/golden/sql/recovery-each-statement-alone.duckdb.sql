ATTACH 'ducklake://main' AS lake;
SELECT ((;
INSERT INTO lake.a VALUES (1);
FROM FROM FROM;
INSERT INTO lake.b VALUES (1);
) ( ) ;
SELECT * FROM lake.c;
