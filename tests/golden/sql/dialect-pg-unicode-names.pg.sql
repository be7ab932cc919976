INSERT INTO U&"d\0061t\+000061" (a) SELECT a FROM shop.u&"o!0072ders!!" UESCAPE '!';
