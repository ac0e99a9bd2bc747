import type { DeliveryPreference } from './shipping.ts';

const terms: readonly (readonly [string, DeliveryPreference])[] = [
  ['saver', 'standard'],
  ['next_day', 'express'],
  ['pickup', 'click_and_collect'],
];

/** The term of shipping for a term of sales. */
export function inWordsOfShipping(term: string): DeliveryPreference | undefined {
  return terms.find(([ours]) => ours === term)?.[1];
}
