// 52 failed 0: keeps its products in a file of its choice.
// Why: the database refuses the statement, so the constructor throws, and no rule does without this repository.
// base: solution
