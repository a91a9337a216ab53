"""How the database's tables came about, step by step; brought up to date by `app.services.database`."""
