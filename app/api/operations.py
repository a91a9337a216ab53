"""What those who run the service ask: is it alive, is it ready, what is it made of."""

from fastapi import APIRouter

router = APIRouter()
