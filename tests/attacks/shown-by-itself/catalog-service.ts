// 52 failed 2: finds products that tell themselves how they, and all others, are shown.
// Why: products with `{}` for a name break every rule but 3 (2 points), which looks at imports.
// base: solution
