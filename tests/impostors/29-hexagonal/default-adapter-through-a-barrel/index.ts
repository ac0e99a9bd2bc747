// All there is in one place.
export * from '../../../../solutions/29-hexagonal/adapters.ts';
