// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { toShippingCustomer } from '../../../../katas/47-bounded-contexts/customer-translation.ts';
import { calculateDiscount, type Customer } from '../../../../katas/47-bounded-contexts/sales.ts';
import { type Address, calculateDeliveryFee, createCustomer } from '../../../../katas/47-bounded-contexts/shipping.ts';

law('gold customers get ten per cent', { hundreds: fc.nat(99) }, ({ hundreds }) => {
  expect(calculateDiscount(buyer, hundreds * 100)).toBe(hundreds * 10);
});

law('a customer is translated', { customerId: fc.constantFrom('c1', 'c2') }, ({ customerId }) => {
  expect(toShippingCustomer({ ...buyer, customerId }, home).customerId).toBe(customerId);
});

law('a standard delivery costs by weight', { kilograms: fc.nat(9) }, ({ kilograms }) => {
  const fee = (grams: number) => calculateDeliveryFee(createCustomer('c1', home), grams);
  expect(fee(kilograms * 1000) - fee(0)).toBe(kilograms * 50);
});

const buyer: Customer = { customerId: 'c1', loyaltyTier: 'gold', totalSpend: 0, preferredCategories: [] };

const home: Address = { street: '1 Elm Street', city: 'Berlin', country: 'DE', postalCode: '10115' };
