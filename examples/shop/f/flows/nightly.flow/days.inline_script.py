from datetime import date, timedelta


def main(back: int) -> list[str]:
    today = date.today()
    return [str(today - timedelta(days=days)) for days in range(back, 0, -1)]
