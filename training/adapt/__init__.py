"""Teaching an installed model a newsroom's own voice, without it forgetting the rest."""
