"""One family of errors. They are raised where the fault is known and turned into HTTP in one place."""

from typing import ClassVar


class DepecheError(Exception):
    """A fault that the caller can understand and act on.

    `code` is stable and for programs, `message` is for people, `detail` holds the facts (limits, lengths, names).
    """

    code: ClassVar[str] = "internal_error"
    status: ClassVar[int] = 500

    def __init__(self, message: str, **detail: object) -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class InvalidRequestError(DepecheError):
    """A field is missing, has the wrong type or a value that makes no sense."""

    code = "invalid_request"
    status = 422


class MalformedBodyError(DepecheError):
    """The body is not what its content type says: broken JSON, invalid UTF-8."""

    code = "malformed_body"
    status = 400


class UnsupportedMediaTypeError(DepecheError):
    """The content type is none that this route reads."""

    code = "unsupported_media_type"
    status = 415


class BodyTooLargeError(DepecheError):
    """The body is larger than the server takes; it was not read to its end."""

    code = "body_too_large"
    status = 413


class EmptyTextError(DepecheError):
    """There is nothing to translate or to summarize."""

    code = "empty_text"
    status = 422


class TextTooLongError(DepecheError):
    """The text has more characters than the server takes in one request."""

    code = "text_too_long"
    status = 413


class UnsupportedLanguageError(DepecheError):
    """No installed model translates this language pair."""

    code = "unsupported_language"
    status = 400


class SummaryLimitError(DepecheError):
    """No whole sentence fits into the asked length."""

    code = "limit_too_small"
    status = 422


class NotReadyError(DepecheError):
    """The models are still loading."""

    code = "not_ready"
    status = 503


class BusyError(DepecheError):
    """So much is waiting to be translated that nothing more is begun; `Retry-After` says when to try again."""

    code = "overloaded"
    status = 503


class ModelError(DepecheError):
    """A model is unknown, not installed, damaged, or can't be fetched."""

    code = "model_error"
    status = 503


class InvalidTextError(DepecheError):
    """A text holds what no text can hold: half a surrogate pair, which UTF-8 can't write."""

    code = "invalid_text"
    status = 422


class TooManyTextsError(DepecheError):
    """The list has more texts than the server takes in one request."""

    code = "too_many_texts"
    status = 413


class NotAcceptableError(DepecheError):
    """The answer can't be given in the form that the `Accept` header asks for."""

    code = "not_acceptable"
    status = 406


class InvalidGlossaryError(DepecheError):
    """A glossary, its name, or one of its terms can't be used; `detail.fault` says why, `detail.place` where."""

    code = "invalid_glossary"
    status = 422


class GlossaryNotFoundError(DepecheError):
    """No glossary of this name is stored on the server."""

    code = "glossary_not_found"
    status = 404


class GlossaryReadOnlyError(DepecheError):
    """The server is set to change no glossary on request."""

    code = "glossary_read_only"
    status = 403


class MemoryDisabledError(DepecheError):
    """The server keeps no translation memory."""

    code = "memory_disabled"
    status = 403


class MemoryReadOnlyError(DepecheError):
    """The server is set to change no pair of its translation memory on request."""

    code = "memory_read_only"
    status = 403


class PairNotFoundError(DepecheError):
    """The translation memory has no editor's English of this sentence."""

    code = "pair_not_found"
    status = 404


class StorageError(DepecheError):
    """The server can't read or write the files that it keeps: its disk is full, or it may not."""

    code = "storage_error"
    status = 503


class UnsupportedFileError(DepecheError):
    """The file is of a kind that is not translated."""

    code = "unsupported_file"
    status = 415


class InvalidFileError(DepecheError):
    """The file is damaged, encrypted, hostile, or not of the kind that its name says; `detail.fault` says which."""

    code = "invalid_file"
    status = 422


class FileGoneError(DepecheError):
    """There is no file of this name, or it is kept no longer."""

    code = "file_not_found"
    status = 404


class SuggestionsDisabledError(DepecheError):
    """The server takes no better translations from its readers."""

    code = "suggestions_disabled"
    status = 403


class ModelNotLoadedError(DepecheError):
    """The request names a model that is not the one that answers here."""

    code = "model_not_loaded"
    status = 404


class InvalidParameterError(DepecheError):
    """A parameter of generation asks for what this service does not do; `detail.parameter` names it."""

    code = "invalid_parameter"
    status = 422


class TooManyItemsError(DepecheError):
    """The job has more items than the server takes in one."""

    code = "too_many_items"
    status = 413


class QueueFullError(DepecheError):
    """So many items of jobs are waiting that no more are taken; `Retry-After` says when to try again."""

    code = "queue_full"
    status = 429


class JobNotFoundError(DepecheError):
    """There is no such job, or its results have been removed, or it has no item of this number."""

    code = "job_not_found"
    status = 404


class IdempotencyKeyReusedError(DepecheError):
    """The same `Idempotency-Key` came with another body before."""

    code = "idempotency_key_reused"
    status = 422


class WebhookRefusedError(DepecheError):
    """A webhook's address is none that the server calls: not http or https, or not public."""

    code = "webhook_refused"
    status = 422


class KeyMissingError(DepecheError):
    """The server asks for a key, and the request has none."""

    code = "key_missing"
    status = 401


class KeyInvalidError(DepecheError):
    """The key is none that this server gave, or it was revoked."""

    code = "key_invalid"
    status = 403


class RateLimitedError(DepecheError):
    """The key has sent as many requests as it may for now; `Retry-After` says when it may again."""

    code = "rate_limited"
    status = 429


class QuotaExceededError(DepecheError):
    """The text has more characters than the key may still translate in this month."""

    code = "quota_exceeded"
    status = 429


class MalformedMarkupError(DepecheError):
    """The text is said to be XML, and its tags don't fit together."""

    code = "malformed_markup"
    status = 422


class UnsupportedValueError(DepecheError):
    """A field asks for what this server does not do; `detail.field` names it."""

    code = "unsupported_value"
    status = 400


class DocumentNotFoundError(DepecheError):
    """No document has this id and key, or it is kept no longer."""

    code = "document_not_found"
    status = 404


class ScoringUnavailableError(DepecheError):
    """The engine that runs here can't say how sure it is of a translation that it is given."""

    code = "scoring_unavailable"
    status = 501


class DocumentNotReadyError(DepecheError):
    """The document is still being translated; `Retry-After` says when to ask again."""

    code = "document_not_ready"
    status = 503
