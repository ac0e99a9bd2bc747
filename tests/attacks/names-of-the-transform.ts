// 45 crashed 0: uses what the compiler put in the place of imports.
// base: solution
export const fs = await __vite_ssr_import__('node:fs');
