"""DeepL's dialect: what its official clients send to a server of one's own, as `http://HOST/deepl/`."""
