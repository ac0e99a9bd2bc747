// r54 failed 0.5: the same laws without any trick.
// base: laws
