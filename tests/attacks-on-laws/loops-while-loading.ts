// r54 timeout 0, 0 invalid: never returns while it is loaded.
// base: laws
for (;;) void 0;
