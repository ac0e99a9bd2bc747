// 45 does not compile 0: has decorators.
// base: solution
@((type) => type)
export class Decorated {}
