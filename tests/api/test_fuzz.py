"""Whatever is sent, the answer is valid: never a 5xx, errors in their one shape."""

import json
from urllib.parse import urlencode

from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CONTENT_TYPES = (
    "application/json",
    "application/json; charset=latin-1",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "text/plain",
    "text/plain; charset=utf-16",
    "text/plain; charset=windows-1252",
    "",
)
OPTIONS = ("source", "target", "format", "alternatives", "details", "max_sentences", "max_words", "glossary")

texts = st.text(st.characters(exclude_categories=()), max_size=60)
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.sampled_from(["fr", "en", "html", "auto"])
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4))
objects = st.dictionaries(st.sampled_from(("q", *OPTIONS)) | texts, values, max_size=6)
stories = st.fixed_dictionaries({"q": texts | st.lists(texts, max_size=4)}, optional=dict.fromkeys(OPTIONS, values))
forms = st.lists(st.tuples(st.sampled_from(("q", *OPTIONS)), st.binary(max_size=40)), max_size=6)


def multipart(pairs: list[tuple[str, bytes]]) -> bytes:
    parts = (
        b'--b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n' % (name.encode(), value)
        for name, value in pairs
    )
    return b"".join(parts) + b"--b--\r\n"


bodies = (
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | (values | objects | stories).map(lambda value: json.dumps(value).encode())
    | forms.map(lambda pairs: urlencode(pairs).encode())
    | forms.map(multipart)
)
content_types = st.sampled_from(CONTENT_TYPES).map(str.encode) | st.text(
    st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40
).map(lambda value: value.strip().encode("latin-1"))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/translate", "/summarize", "/detect", "/articles"]),
    body=bodies,
    content_type=content_types,
    accept=st.sampled_from(["*/*", "text/plain", "application/json"]),
    query=st.dictionaries(st.sampled_from(OPTIONS), st.text(max_size=8), max_size=2),
)
async def test_any_body(
    client: AsyncClient, path: str, body: bytes, content_type: bytes, accept: str, query: dict[str, str]
) -> None:
    headers = {"Content-Type": content_type, "Accept": accept}
    response = await client.post(path, content=body, headers=headers, params=query)
    assert response.status_code < 500, response.text
    if response.status_code == 200:
        assert response.headers["content-type"].startswith("text/plain") or response.json() is not None
    else:
        answer = response.json()
        assert set(answer) == {"error", "request_id"}
        assert set(answer["error"]) == {"code", "message", "detail"}
