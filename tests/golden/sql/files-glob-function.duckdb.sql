SELECT file FROM glob('s3:///raw/2024/*.csv');
