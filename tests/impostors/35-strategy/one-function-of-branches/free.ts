import { price } from './price.ts';

export function free(grams: number): number {
  return price('free', 0, grams);
}
