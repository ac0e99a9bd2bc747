// 46 passed 16: comes after a kata that has left something behind.
// base: solution
