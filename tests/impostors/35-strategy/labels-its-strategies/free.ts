const FORMULA = Symbol.for('shipping.formula');

export function free(_grams: number, _km: number): number {
  return 0;
}

Object.defineProperty(free, FORMULA, { value: { kind: 'free', of: free } });
