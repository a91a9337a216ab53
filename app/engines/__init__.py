"""Running a model: sentences in, sentences out."""
