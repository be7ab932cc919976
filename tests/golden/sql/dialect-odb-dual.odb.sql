-- database f/shop/oracle
SELECT sysdate FROM dual;
SELECT id FROM orders WHERE ROWNUM <= 5;
