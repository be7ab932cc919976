LOAD DATA OVERWRITE ds.t FROM FILES (format='CSV', uris=['gs://b/x.csv'])
