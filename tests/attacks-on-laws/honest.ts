// r54 failed 1.5: the same laws without any trick.
// base: laws
