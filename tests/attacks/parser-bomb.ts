// 45 does not compile 0: is nested more deeply than a parser can go.
// base: solution
export const bomb =
// repeat 100000: [
