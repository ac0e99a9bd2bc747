// 45 crashed 17: leaves an error behind while it is loaded, and works.
// Why: the error belongs to no rule, so all of them count.
// base: solution
void Promise.reject({ message: 42, stacks: 5 });
