// 50 failed 8: what one middleware promises is never settled.
// base: solution
