// 45 timeout 0: waits while it is loaded for what never comes.
// base: solution
await new Promise(() => {});
