// has satisfies, overloads, generics, conditional and template types, and assertions.
// base: solution
const rates = { USD: 1, EUR: 2 } as const satisfies Record<string, number>;
type Currency = keyof typeof rates;
type Pair<T> = T extends string ? `${T}/${T}` : never;
function rate(currency: Currency): number;
function rate(currency: string, fallback: number): number;
function rate(currency: string, fallback = 0): number { return (rates as Record<string, number>)[currency] ?? fallback; }
function isText(value: unknown): value is string { return typeof value === 'string'; }
const pair: Pair<'a'> = 'a/a';
declare const never: never;
declare global { interface Window { a: 1 } }
export type { Currency };
assert(rate('EUR') === 2 && rate('X', 5) === 5 && isText(pair) && (<number>rate('USD')) === 1 && rates!.USD === 1);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
