// 52 failed 2: finds products that tell themselves how they, and all others, are shown.
// base: solution
