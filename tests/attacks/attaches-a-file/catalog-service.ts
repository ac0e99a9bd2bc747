// 52 failed 0: keeps its products in a file of its choice.
// base: solution
