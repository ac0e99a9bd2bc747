// 45 timeout 0: a timer that was set while it was loaded loops for ever.
// base: solution
setTimeout(() => {
  for (;;);
});
