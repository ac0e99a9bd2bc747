// 31 failed 11: takes chance from Math under another name.
// base: solution
