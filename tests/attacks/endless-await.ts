// 50 failed 14: what one middleware promises is never settled.
// base: solution
logging = () => () => new Promise(() => {});
