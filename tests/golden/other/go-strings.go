package inner

/* "s3:///block.csv" */
func main(day string) {
	a := "s3:///raw/a.csv" // "s3:///line.csv"
	b := `s3:///raw/b.csv`
	c := "s3:///raw/" + day + ".csv"
	d := fmt.Sprintf("s3:///daily/%s.csv", day)
	e := prefix + "s3:///no.csv"
	if strings.HasPrefix(day, "s3:///no/") || day == "$res:u/me/pg" {
	}
}
