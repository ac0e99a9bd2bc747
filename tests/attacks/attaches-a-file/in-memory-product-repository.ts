// base: solution
