class S { public static string Main(string x) { var a = @"s3:///a""b.csv"; var b = $"s3:///raw/{x:yyyy}/{{l}}.csv"; var c = "s3:///o/" + x; /// s3:///doc.csv
 return x.StartsWith("s3:///pre/x") ? a : "s3:///é\u0041.csv"; } }
