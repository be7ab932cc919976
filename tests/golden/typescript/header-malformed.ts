// asset: touch s3:///raw/a.csv
export const main = () => 1;
