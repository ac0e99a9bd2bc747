/** Everything in one place. */
export * from '../../../../solutions/29-hexagonal/driven-adapters.ts';
