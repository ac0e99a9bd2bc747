// r54 timeout 0: never returns while it is loaded.
// base: laws
for (;;) void 0;
