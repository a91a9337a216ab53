"""The native API: a superset of LibreTranslate's."""

from fastapi import APIRouter

router = APIRouter()
