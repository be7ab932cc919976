/*
// volume: models /data/models
// asset: read s3:///raw/block.csv
*/
export const main = () => 1;
