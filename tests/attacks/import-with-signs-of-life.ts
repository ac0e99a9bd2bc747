// 45 timeout 0: is never done with loading, and leaves an error behind now and then.
// base: solution
for (;;) {
  void Promise.reject(new Error('still here'));
  await new Promise((resolve) => setTimeout(resolve, 100));
}
