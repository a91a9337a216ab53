"""The systems that `depeche eval` sets side by side: the pipeline under settings that a short text names."""

from dataclasses import dataclass

from pydantic import ValidationError

from app.errors import InvalidRequestError
from app.settings import Settings

# What the words of a variant are called in the settings.
_SETTINGS = {
    "model": "translation_model",
    "beam": "beam_size",
    "quantization": "compute_type",
    "engine": "engine",
}
_SWITCHES = ("checks", "names", "pipeline")
_ON_OR_OFF = {"on": True, "off": False}


@dataclass(frozen=True, slots=True)
class Variant:
    """A system to measure.

    name: as the caller wrote it. checks, names: as in `TranslationOptions`. pipeline: without, the engine is bare.
    """

    name: str
    settings: Settings
    checks: bool = True
    names: bool = True
    pipeline: bool = True


def parse_variant(text: str, settings: Settings) -> Variant:
    """Read a variant such as `beam=1,checks=off`, or the name or folder of a model, upon given settings.

    Raises InvalidRequestError where a word is unknown or has a value that makes no sense.
    """
    chosen: dict[str, object] = {}
    switches: dict[str, bool] = {}
    for part in text.split(","):
        key, equals, value = (word.strip() for word in part.partition("="))
        if not equals:
            key, value = "model", key
        if key in _SWITCHES and value in _ON_OR_OFF:
            switches[key] = _ON_OR_OFF[value]
        elif key in _SETTINGS and value:
            chosen[_SETTINGS[key]] = value
        else:
            raise InvalidRequestError(f"{part.strip()!r} of {text!r} is not understood. {_usage()}", variant=text)
    return Variant(text, _with(settings, chosen, text), **switches)


def _with(settings: Settings, chosen: dict[str, object], text: str) -> Settings:
    try:
        return Settings(**(settings.model_dump() | chosen))
    except ValidationError as error:
        fault = error.errors()[0]
        raise InvalidRequestError(f"{fault['input']!r} of {text!r} makes no sense: {fault['msg']}.") from error


def _usage() -> str:
    words = ", ".join((*(f"{word}=…" for word in _SETTINGS), *(f"{word}=on|off" for word in _SWITCHES)))
    return f"Possible are {words}, with commas between them, or a model's name or folder."
