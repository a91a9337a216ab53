"""Numbers, dates, money and units: every one of the French sentence stands in the English, and none is invented."""

from app.text.numbers.english import english_numbers
from app.text.numbers.expectations import NumberExpectation, invented_numbers, number_expectations

__all__ = ["NumberExpectation", "english_numbers", "invented_numbers", "number_expectations"]
