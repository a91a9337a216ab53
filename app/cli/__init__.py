"""The `depeche` command."""
