// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { toShippingCustomer } from '../../../../katas/47-bounded-contexts/customer-translation.ts';
import type { Customer } from '../../../../katas/47-bounded-contexts/sales.ts';
import type { Address } from '../../../../katas/47-bounded-contexts/shipping.ts';

law('a translated customer is complete', { street: fc.constantFrom('1 Elm Street', '7 Park Lane') }, ({ street }) => {
  expect(toShippingCustomer(buyer, { ...home, street })).toEqual({
    customerId: 'c1',
    defaultAddress: { ...home, street },
    deliveryPreference: 'standard',
  });
});

const buyer: Customer = { customerId: 'c1', loyaltyTier: 'gold', totalSpend: 0, preferredCategories: [] };

const home: Address = { street: '1 Elm Street', city: 'Berlin', country: 'DE', postalCode: '10115' };
