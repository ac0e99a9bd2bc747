// 45 does not compile 0: has syntax that the parser lets through and Node does not know.
// base: solution
@((type) => type)
export class Decorated {}
