// 45 passed 17: keeps so much memory beside the heap that the kata after it has none left.
// base: solution
export const kept = Array.from({ length: 15 }, () => new Uint8Array(10_000_000).fill(1));
