import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type Command, ProductCommands } from './product-commands.ts';
import type { ProductEvent } from './product-events.ts';
import { ProductList } from './product-list.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r49

law('commands and the list can be connected', { commands: commands() }, ({ commands }) => {
  const events: ProductEvent[] = [];
  const shop = new ProductCommands((event) => void events.push(event));
  for (const command of commands) shop.handle(command);
  const list = new ProductList();
  for (const event of events) list.apply(event);
  expect(Array.isArray(list.all())).toBe(true);
});

example('a product that is not in the list is not found', () => {
  expect(new ProductList().find('p1')).toBeUndefined();
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

/** Commands that are accepted: they name categories. */
function commands(): fc.Arbitrary<Command[]> {
  const command = fc.record({
    type: fc.constant('NameCategory' as const),
    categoryId: fc.constantFrom('c', 'k'),
    name: fc.constantFrom('Drinks', 'Kitchen'),
  });
  return fc.array(command, { minLength: 1, maxLength: 3 });
}
