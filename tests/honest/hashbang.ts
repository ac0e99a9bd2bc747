#!/usr/bin/env node
// begins with a line for a shell.
// base: solution

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
