export const prices = { standard: 500, express: 1500, click_and_collect: 500 };

export function isKnown(preference: string): boolean {
  return Object.hasOwn(prices, preference);
}
