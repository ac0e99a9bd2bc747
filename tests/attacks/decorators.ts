// 45 crashed 0: has syntax that the compiler lets through and Node does not know.
// base: solution
@((type) => type)
export class Decorated {}
