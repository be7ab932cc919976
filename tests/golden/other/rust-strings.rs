// s3:///comment.csv
fn main() {
    let a: &'static str = "s3:///raw/a.csv";
    let b = r#"s3:///raw/b.csv"#;
    let c = b"s3:///bytes.csv";
    let d = format!("s3:///raw/{day}.csv");
}
