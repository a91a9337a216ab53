"""How the embedded models are made, measured, and taught a newsroom's own voice. Needs torch and transformers."""
