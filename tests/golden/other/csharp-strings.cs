class Script {
  const string A = @"s3:///raw/a.csv";
  string B(string day) => $"s3:///raw/{day}.csv";
  char C = '"';
  string D = "s3:///raw/d.csv";
}
