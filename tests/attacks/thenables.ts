// 50 failed 0: answers with promises that have a then of their own.
const settled = { then: () => settled, catch: () => settled, finally: () => settled };
const lie = () => Object.assign(new Promise(() => {}), settled);
export class NextCalledTwiceError extends Error {}
export class HttpError extends Error {}
export const createPipeline = () => lie;
export const compose = () => lie;
export const logging = () => lie;
export const auth = () => lie;
export const rateLimit = () => lie;
