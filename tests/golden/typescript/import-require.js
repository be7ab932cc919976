const wmill = require("windmill-client");
const { writeS3File: put } = require("windmill-client");

exports.main = async function () {
  await put("s3:///out/required.csv", "x");
  return wmill.loadS3File("s3:///raw/required.csv");
};
