"""`python -m app.cli`: the `depeche` command of this very interpreter."""

from app.cli import main

main()
