const settled = { then: () => settled, catch: () => settled, finally: () => settled };
const lie = () => Object.assign(new Promise(() => {}), settled);
export const logging = () => lie;
