/** The beginning of the canaries' titles. No rule begins like this. */
export const canaryTitle = 'canary';

/** How many canaries are added before the tests of a kata, and again after them. */
export const canariesPlanted = 6;
