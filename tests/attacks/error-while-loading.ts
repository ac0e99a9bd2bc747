// 45 crashed 17: leaves an error behind while it is loaded, and works.
// base: solution
void Promise.reject({ message: 42, stacks: 5 });
