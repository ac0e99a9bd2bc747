// 45 passed 19: exports names that mean something to JavaScript.
// base: solution
const then = (resolve) => resolve({});
const nothing = undefined;
export { then, nothing as __proto__, nothing as constructor, nothing as 'a name with blanks', nothing as default };
