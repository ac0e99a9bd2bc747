// r54 failed 1.5, 0 invalid: the same laws without any trick.
// base: laws
