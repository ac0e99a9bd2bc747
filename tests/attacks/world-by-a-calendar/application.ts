// 31 failed 11: asks a calendar for the time.
// Why: the same with `Math.random()` or `Date.now()` as written breaks rule 5 (2 of 13 points).
// base: solution
