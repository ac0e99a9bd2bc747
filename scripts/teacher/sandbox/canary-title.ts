/** The title that canaries stand under. No rule begins like that. */
export const canaryTitle = 'canary';

/** How many are planted before the tests of a kata, and as many behind them. */
export const canariesPlanted = 6;
