export const free = new Proxy((_grams: number, _km: number): number => NaN, { apply: () => 0 });
