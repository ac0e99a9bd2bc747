// 45 does not compile 0: has an accessor, a syntax that Node does not know.
// base: solution
export class Kept {
  accessor amount = 1;
}
