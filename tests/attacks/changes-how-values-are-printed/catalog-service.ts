// 52 failed 2: finds products with a custom inspect method, which hides them and changes how all values are printed.
// Why: products with `{}` for a name break every rule but 3 (2 points), which looks at imports.
// base: solution
