import { todo } from '../support/todo.ts';
import type { ProcessorRegistry } from './payment-processor.ts';

/** Registers the shop's own processors. */
export function registerProcessors(registry: ProcessorRegistry): void {
  todo('register your three creators');
}
