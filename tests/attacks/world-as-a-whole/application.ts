// 31 failed 11: has the object that has chance under another name.
// Why: the same with `Math.random()` or `Date.now()` as written breaks rule 5 (2 of 13 points).
// base: solution
