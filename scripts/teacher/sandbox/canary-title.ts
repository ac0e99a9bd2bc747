/** The beginning of the canaries' titles. No rule begins like this. */
export const canaryTitle = 'canary';

/** How many are added before the tests of a kata, and after them. */
export const canariesPlanted = 6;
