import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { toShippingCustomer } from './customer-translation.ts';
import { calculateDiscount, type Customer, type LoyaltyTier } from './sales.ts';
import { type Address, calculateDeliveryFee, createCustomer } from './shipping.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r47

law('a discount is a number', { customer: buyers(), orderTotal: fc.nat(100) }, ({ customer, orderTotal }) => {
  expect(typeof calculateDiscount(customer, orderTotal)).toBe('number');
});

law('a translated customer has an id', { customer: buyers(), address: addresses() }, ({ customer, address }) => {
  expect(typeof toShippingCustomer(customer, address).customerId).toBe('string');
});

example('a delivery costs something or nothing', () => {
  const address: Address = { street: '1 Elm Street', city: 'Berlin', country: 'DE', postalCode: '10115' };
  expect(typeof calculateDeliveryFee(createCustomer('c1', address, 'standard'), 2000)).toBe('number');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function buyers(): fc.Arbitrary<Customer> {
  return fc.record({
    customerId: fc.constantFrom('c1', 'c2'),
    loyaltyTier: fc.constantFrom<LoyaltyTier[]>('bronze', 'silver', 'gold'),
    totalSpend: fc.nat(1000),
    preferredCategories: fc.constantFrom([], ['books']),
  });
}

function addresses(): fc.Arbitrary<Address> {
  return fc.record({
    street: fc.constantFrom('1 Elm Street', '7 Park Lane'),
    city: fc.constant('Berlin'),
    country: fc.constant('DE'),
    postalCode: fc.constant('10115'),
  });
}
