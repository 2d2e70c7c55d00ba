"""Names and numbers of the invented municipality, as cast.yaml has them."""

AKERO, NORRVIK = "9901", "9902"
AKERO_INTAKE = "Socialtjänsten, barn och unga"
NORRVIK_INTAKE = "Socialtjänsten, barn och unga i Norrvik"
POLICE_TELEPHONE = "114 14"
METHOD_SETTINGS, NORRVIK_SETTINGS = "akero", "norrvik"
