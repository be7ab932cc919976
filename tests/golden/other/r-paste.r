main <- function(x) {
  b <- paste0("s3:///raw/", x, ".csv")
  c <- paste("s3:///raw/", x)
  d <- file.path("s3:///lake", x, "a.csv")
  e <- sprintf('s3:///f/%s.csv', x)
}
