from google.cloud import bigquery
from google.oauth2 import service_account
import wmill


def main():
    info = wmill.get_resource("u/me/gcp")
    creds = service_account.Credentials.from_service_account_info(info)
    client = bigquery.Client(credentials=creds, project=info["project_id"])
    client.query("SELECT * FROM `p.ds.orders`").result()
    client.insert_rows_json("p.ds.audit", [])
