// Breaks 3: the domain service takes money from a barrel, which also exports the catalogue.
export { Money } from '../../../../solutions/31-onion/domain-model.ts';
export type * from '../../../../solutions/31-onion/application.ts';
