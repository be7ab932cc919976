-- :n (text)
SELECT * FROM t WHERE n = :n AND m = :1
