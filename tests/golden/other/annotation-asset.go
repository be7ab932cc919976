// asset: read s3:///raw/my orders.csv
// asset: write datatable://main/orders
//asset: readwrite ducklake://lake/events
package inner

func main() {}
