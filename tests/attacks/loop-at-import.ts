// 45 timeout 0: loops while it is loaded.
// base: solution
for (;;);
