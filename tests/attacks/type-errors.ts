// 45 passed 19: has wrong types, and does what it should.
// base: solution
const amount: string = new Money(1, 'USD').amount;
export const wrong: Email = amount as unknown as number;
