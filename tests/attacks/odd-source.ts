// 45 passed 17: is long, has wrong types, and exports names that mean something to JavaScript.
// base: solution
const amount: string = new Money(1, 'USD').amount;
export const wrong: Email = amount as unknown as number;
const then = (resolve) => resolve({});
const nothing = undefined;
export { then, nothing as __proto__, nothing as constructor, nothing as 'a name with blanks', nothing as default };
export const text = `
// repeat 4000: sixty-four characters that mean nothing to anybody at all ......
`;
