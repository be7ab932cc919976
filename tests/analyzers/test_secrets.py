"""No credential that stands in a URI is kept."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.asset import InvalidURI, parse
from analyzers.language import Language
from analyzers.secrets import without_secrets


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("s3://AKIA:hush@lake/a.csv", "s3://lake/a.csv"),
        ("s3://AKIA:hu@sh@lake/a@b.csv", "s3://lake/a@b.csv"),
        ("s3://lake/a?s3_access_key_id=AKIA&s3_secret_access_key=hush", "s3://lake/a"),
        ("s3://lake/a?region=eu&X-Amz-Signature=hush", "s3://lake/a"),
        ("s3:///a/?.csv", "s3:///a/?.csv"),
        ("s3:///by@day/a.csv", "s3:///by@day/a.csv"),
        ("s3:///a?version=3", "s3:///a?version=3"),
    ],
)
def test_a_uri_is_what_it_names(written: str, kept: str) -> None:
    assert parse(written).uri == kept
    assert without_secrets(f'read("{written}", "b?c@d")') == f'read("{kept}", "b?c@d")'


def test_an_error_tells_no_secret() -> None:
    with pytest.raises(InvalidURI) as error:
        parse("s3://AKIA:hush@lake")
    assert "hush" not in str(error.value)


@pytest.mark.parametrize(
    ("language", "code"),
    [
        (Language.DUCKDB, "SELECT * FROM read_parquet('{}')"),
        (Language.PYTHON, "import pandas as pd\n\ndef main():\n    return pd.read_csv('{}')\n"),
        (Language.TYPESCRIPT, "import * as w from 'windmill-client'\nexport const main = () => w.loadS3File('{}')\n"),
        (Language.BASH, "aws s3 cp {} .\n"),
    ],
)
@pytest.mark.parametrize("uri", ["s3://AKIA:hush@lake/a", "s3://lake/a?X-Amz-Credential=hush&X-Amz-Signature=hush"])
def test_an_analysis_tells_no_secret(language: Language, code: str, uri: str) -> None:
    found = analyze(code.replace("{}", uri), language)
    assert [row.asset.uri for row in found.assets] == ["s3://lake/a"]
    assert "hush" not in repr(found)
