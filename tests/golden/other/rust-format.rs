//! s3:///doc.csv
/// s3:///doc2.csv
fn main(x: &'static str) -> Result<String, E> {
  let a = "s3:///a.csv"; let b = r#"s3:///b".csv"#; let c = format!("s3:///raw/{}/{x}.csv", 1); let d = b"s3:///bytes.csv"; let e = 'x';
  let f = format!("s3:///raw/{{lit}}.csv"); /* /* s3:///n.csv */ s3:///m.csv */
  if x.starts_with("s3:///pre/x") { println!("s3:///log.csv"); }
}
