// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { toShippingCustomer } from '../../../../katas/47-bounded-contexts/customer-translation.ts';
import { calculateDiscount, type Customer, UnknownTierError } from '../../../../katas/47-bounded-contexts/sales.ts';
import {
  type Address,
  createCustomer,
  IncompleteAddressError,
} from '../../../../katas/47-bounded-contexts/shipping.ts';

law('an unknown tier is rejected', { tier: fc.constantFrom('iron', '') }, ({ tier }) => {
  expect(() => calculateDiscount({ ...buyer, loyaltyTier: tier as 'gold' }, 100)).toThrow(UnknownTierError);
});

law('an incomplete address is rejected', { field: fc.constantFrom('street', 'city') }, ({ field }) => {
  expect(() => createCustomer('c1', { ...home, [field]: '' })).toThrow(IncompleteAddressError);
});

law('the next day means express', { customerId: fc.constantFrom('c1', 'c2') }, ({ customerId }) => {
  expect(toShippingCustomer({ ...buyer, customerId }, home, 'next_day').deliveryPreference).toBe('express');
});

const buyer: Customer = { customerId: 'c1', loyaltyTier: 'gold', totalSpend: 0, preferredCategories: [] };

const home: Address = { street: '1 Elm Street', city: 'Berlin', country: 'DE', postalCode: '10115' };
