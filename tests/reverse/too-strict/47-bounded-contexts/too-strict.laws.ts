// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createCustomer,
  IncompleteAddressError,
  type Address,
} from '../../../../katas/47-bounded-contexts/shipping.ts';

law(
  'order: missing fields are listed in the order of the address',
  { blank: fc.subarray(['street', 'city', 'country', 'postalCode'], { minLength: 2 }) },
  ({ blank }) => {
    const fields = ['street', 'city', 'country', 'postalCode'] as const;
    const address = Object.fromEntries(
      fields.map((name) => [name, blank.includes(name) ? '' : 'x']),
    ) as unknown as Address;
    let missing: readonly string[] = [];
    try {
      createCustomer('c1', address);
    } catch (error) {
      if (error instanceof IncompleteAddressError) missing = error.missing;
    }
    expect(missing).toEqual(blank);
  },
);

law('identity: a customer is not frozen', { street: fc.constantFrom('a', 'b') }, ({ street }) => {
  const address = { street, city: 'Berlin', country: 'DE', postalCode: '10115' };
  expect(Object.isFrozen(createCustomer('c1', address))).toBe(false);
});
