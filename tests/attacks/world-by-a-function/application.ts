// 31 failed 11: asks a function for the world.
// Why: the same with `Math.random()` or `Date.now()` as written breaks rule 5 (2 of 13 points).
// base: solution
