SELECT * INTO #x FROM Src;
SELECT * FROM tempdb..#x;
INSERT INTO tempdb.dbo.#x SELECT 1;
