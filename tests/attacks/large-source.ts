// 45 passed 19: is long.
// base: solution
export const text = `
// repeat 4000: sixty-four characters that mean nothing to anybody at all ......
`;
