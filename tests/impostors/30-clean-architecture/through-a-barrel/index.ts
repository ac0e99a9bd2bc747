/** Everything from one place. */
export * from '../../../../solutions/30-clean-architecture/entities.ts';
export * from './use-cases.ts';
export * from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
export * from '../../../../solutions/30-clean-architecture/main.ts';
