// 31 failed 11: has the object that has chance under another name.
// base: solution
