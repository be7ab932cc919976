import string
from string import Template

import wmill

INSERT = Template("INSERT INTO $table SELECT 1")


def main(day: str):
    wmill.load_s3_file(Template("s3:///raw/$name.csv").substitute(name="orders"))
    path = string.Template("s3:///raw/${day}/x-$$.csv")
    wmill.load_s3_file(path.safe_substitute({"day": day}))
    wmill.datatable("main").query(INSERT.substitute(table="orders")).execute()
