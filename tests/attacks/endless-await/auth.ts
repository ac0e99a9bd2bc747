// 50 failed 8: what one middleware promises is never settled.
// Why: without logging, rules 1 (1), 4 (2), 6 (2) and 7 (3) of 16 points break.
// base: solution
