// 52 failed 14: changes the class of the database's errors, and gets no point at all if that works.
// Why: its query for a table that does not exist breaks one rule (3 of 17 points).
// base: solution
