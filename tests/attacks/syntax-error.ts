// 45 does not compile 0: is no TypeScript.
// base: solution
export class Money {{
