public class Main {
  // "s3:///comment.csv"
  static String a = "s3:///raw/a.csv";
  static String b = String.format("s3:///raw/%s.csv", day);
  static String c = "say \"s3:///no.csv\"";
}
