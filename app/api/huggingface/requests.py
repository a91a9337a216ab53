"""What Hugging Face's clients send, and read."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.api.answers import FlagAnswer
from app.api.requests import ENGLISH, FRENCH, STORY, LanguageCode, TextOrTexts

# Multilingual models have codes of their own: `fr_XX` is mBART's, `fra_Latn` NLLB's.
_THREE_LETTERS = {"fra": "fr", "fre": "fr", "eng": "en"}


def _language(code: str) -> str:
    primary = code.strip().lower().replace("_", "-").partition("-")[0]
    return _THREE_LETTERS.get(primary, primary)


Language = Annotated[LanguageCode, AfterValidator(_language)]


class Parameters(BaseModel):
    """Parameters of a task. What else stands here is taken for parameters of generation, as older clients send them."""

    model_config = ConfigDict(extra="allow")

    clean_up_tokenization_spaces: bool | None = Field(None, description="Changes nothing: there are none to clean up.")
    truncation: Literal["do_not_truncate", "longest_first", "only_first", "only_second"] | None = Field(
        None, description="Changes nothing: a text is never cut, long ones are read in parts."
    )
    generate_parameters: dict[str, object] | None = Field(None, description="See the description of the route.")

    @property
    def generation(self) -> Mapping[str, object]:
        """The parameters of generation, wherever they stood."""
        given = {**(self.model_extra or {}), **(self.generate_parameters or {})}
        return {name: value for name, value in given.items() if value is not None}


class TranslationParameters(Parameters):
    """Parameters of a translation."""

    src_lang: Language | None = Field(None, description="`fr`, also as `fr_XX` or `fra_Latn`; taken for granted.")
    tgt_lang: Language | None = Field(None, description="`en`, also as `en_XX` or `eng_Latn`; taken for granted.")


class RunOptions(BaseModel):
    """How a request is run. Others of Hugging Face's, such as `use_cache`, have nothing to change here."""

    model_config = ConfigDict(extra="ignore")

    wait_for_model: bool | None = Field(None, description="Whether to wait while the models load, rather than get 503.")


class Input(BaseModel):
    """A text, or several."""

    model_config = ConfigDict(extra="ignore")

    inputs: TextOrTexts = Field(description="The text, or a list of texts.")
    options: RunOptions | None = None

    @property
    def texts(self) -> list[str]:
        """The texts as a list."""
        return [self.inputs] if isinstance(self.inputs, str) else self.inputs

    @property
    def waits(self) -> bool:
        """Whether the caller would rather wait for the models than be told to come again."""
        return bool(self.options and self.options.wait_for_model)


class TranslationInput(Input):
    """Texts to translate."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"inputs": FRENCH},
                {"inputs": [FRENCH], "parameters": {"src_lang": "fr", "tgt_lang": "en"}},
                {"inputs": FRENCH, "parameters": {"generate_parameters": {"num_return_sequences": 2}}},
            ]
        }
    )

    parameters: TranslationParameters = TranslationParameters()


class SummarizationInput(Input):
    """Articles to summarize."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"inputs": STORY},
                {"inputs": STORY, "parameters": {"generate_parameters": {"max_length": 40}}},
            ]
        }
    )

    parameters: Parameters = Parameters()


class TranslationOutput(BaseModel):
    """A translation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"translation_text": ENGLISH}]})

    translation_text: str
    flags: list[FlagAnswer] | None = Field(None, description="What to check; left out where there is nothing.")


class SummarizationOutput(BaseModel):
    """A summary."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"summary_text": ENGLISH}]})

    summary_text: str
    flags: list[FlagAnswer] | None = Field(None, description="What to check; left out where there is nothing.")
