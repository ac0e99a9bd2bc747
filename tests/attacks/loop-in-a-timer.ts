// 45 timeout 0: a timer that was set while it was loaded loops for ever.
// Why: the timer is due before the first test, in each process that loads the file.
// base: solution
setTimeout(() => {
  for (;;);
});
