"""Records: the rows of CSV, Parquet and spreadsheet files, read the one way that `check`, `bulk`, `ask` and pytest share."""
