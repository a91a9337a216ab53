"""HTTP only: parse, call a service, answer."""
