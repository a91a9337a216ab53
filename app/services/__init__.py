"""The use cases: translate a story, summarise a story; made of text and engines."""
