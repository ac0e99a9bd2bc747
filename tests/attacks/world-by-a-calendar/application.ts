// 31 failed 11: asks a calendar for the time.
// base: solution
