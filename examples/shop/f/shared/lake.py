import json

import wmill


def exchange_rates() -> dict[str, float]:
    """How many euros one unit of each currency is worth."""
    rates = json.loads(wmill.load_s3_file("s3:///raw/exchange_rates.json"))
    return {currency: 1 / rate for currency, rate in rates["rates"].items()}


def main() -> dict[str, float]:
    return exchange_rates()
