// 31 failed 11: asks a function for the world.
// base: solution
