"""Places in texts, as the routes answer them."""

from pydantic import BaseModel


class SpanAnswer(BaseModel):
    """A place in a text: offsets in Unicode code points, the end not included."""

    start: int
    end: int
