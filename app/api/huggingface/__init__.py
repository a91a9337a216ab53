"""Hugging Face's dialect: what `InferenceClient` and `@huggingface/inference` send to a URL of one's own."""
