import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { invalidAmounts, notAmounts } from '../support/generators.ts';
import { brokenImports, sourceOf } from '../support/import-rules.ts';
import { declares } from '../support/imports.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { copyPlain } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  addresses,
  addressFields,
  alice,
  anyWhole,
  brokenAddresses,
  buyers,
  choices,
  discountOf,
  elmStreet,
  extras,
  feeOf,
  fieldsOf,
  noAddresses,
  notPreferences,
  notTiers,
  oddTotals,
  oddWeights,
  preferences,
  recipients,
  tiers,
  translated,
  wholeDollars,
  wholeKilos,
} from './bounded-contexts.model.ts';
import { toShippingCustomer } from './customer-translation.ts';
import { calculateDiscount, InvalidOrderTotalError, UnknownTierError, type LoyaltyTier } from './sales.ts';
import {
  calculateDeliveryFee,
  IncompleteAddressError,
  InvalidWeightError,
  UnknownPreferenceError,
  type Address,
  type DeliveryPreference,
} from './shipping.ts';

const home = { customerId: 'c1', defaultAddress: elmStreet };

describe('1 ★ Gold takes 10 % off, and express costs 15.00 plus 0.50 a kilo', () => {
  example('gold takes 20.00 off 200.00, and 2.5 kilos by express cost 16.25', () => {
    expect(calculateDiscount(alice, 20_000)).toBe(2_000);
    expect(calculateDeliveryFee({ ...home, deliveryPreference: 'express' }, 2_500)).toBe(1_625);
  });

  law(
    "the discount is the tier's percentage of the order",
    { customer: buyers(), orderTotal: wholeDollars() },
    ({ customer, orderTotal }) => {
      expect(calculateDiscount(customer, orderTotal)).toBe(discountOf(customer.loyaltyTier, orderTotal));
    },
  );

  law(
    'the fee is the base fee of the preference, once, plus 0.50 a kilo',
    { customer: recipients(), grams: wholeKilos() },
    ({ customer, grams }) => {
      expect(calculateDeliveryFee(customer, grams)).toBe(feeOf(customer.deliveryPreference, grams));
    },
  );
});

describe('2 ★ The translation keeps the id, and delivers by standard unless told otherwise', () => {
  example('a preference that is left out is standard', () => {
    expect(toShippingCustomer(alice, elmStreet)).toMatchObject({ ...home, deliveryPreference: 'standard' });
  });

  law(
    'id, address and preference come out as they went in',
    { customer: buyers(), address: addresses(), preference: choices() },
    ({ customer, address, preference }) => {
      const expected = translated(customer, address, preference);
      expect(toShippingCustomer(customer, address, preference)).toMatchObject(expected);
    },
  );
});

describe('3 ★★ Sales and shipping never import each other', () => {
  example('only the translation imports other files of the three, and none imports a package', () => {
    const broken = brokenImports(import.meta.url, {
      'sales.ts': { mayImport: [] },
      'shipping.ts': { mayImport: [] },
      'customer-translation.ts': { mayImport: ['sales.ts', 'shipping.ts'] },
    });
    expect(broken).toEqual([]);
  });

  example('sales.ts and shipping.ts each declare a Customer of their own', () => {
    const contexts = ['sales.ts', 'shipping.ts'];
    expect(contexts.filter((file) => declares(sourceOf(import.meta.url, file), 'Customer'))).toEqual(contexts);
  });

  law(
    'a customer gets a discount in sales and, once translated, a fee in shipping',
    {
      customer: buyers(),
      address: addresses(),
      preference: choices(),
      orderTotal: wholeDollars(),
      grams: wholeKilos(),
    },
    ({ customer, address, preference, orderTotal, grams }) => {
      const recipient = toShippingCustomer(customer, address, preference);
      const discount = calculateDiscount(customer, orderTotal);
      const fee = calculateDeliveryFee(recipient, grams);
      expect({ discount, fee }).toEqual({
        discount: discountOf(customer.loyaltyTier, orderTotal),
        fee: feeOf(preference ?? 'standard', grams),
      });
    },
  );
});

describe('4 ★★ A better tier never gets less, and a heavier parcel never costs less', () => {
  law(
    'discounts grow with the tier, and stay between nothing and the order',
    { customer: buyers(), orderTotal: anyWhole() },
    ({ customer, orderTotal }) => {
      const discounts = tiers.map((loyaltyTier) => calculateDiscount({ ...customer, loyaltyTier }, orderTotal));
      expect(inOrder([0, ...discounts, orderTotal])).toEqual([0, ...discounts, orderTotal]);
    },
    { examples: oddTotals.map((orderTotal) => ({ customer: alice, orderTotal })) },
  );

  law(
    'discounts grow with the order',
    { customer: buyers(), orderTotals: fc.tuple(anyWhole(), anyWhole()) },
    ({ customer, orderTotals }) => {
      const discounts = inOrder(orderTotals).map((orderTotal) => calculateDiscount(customer, orderTotal));
      expect(inOrder(discounts)).toEqual(discounts);
    },
  );

  law(
    'fees grow with the weight',
    { customer: recipients(), weights: fc.tuple(anyWhole(), anyWhole()) },
    ({ customer, weights }) => {
      const fees = inOrder(weights).map((grams) => calculateDeliveryFee(customer, grams));
      expect(inOrder(fees)).toEqual(fees);
    },
  );

  law(
    'express never costs less than standard',
    { customer: recipients(), grams: anyWhole() },
    ({ customer, grams }) => {
      const standard = calculateDeliveryFee({ ...customer, deliveryPreference: 'standard' }, grams);
      const express = calculateDeliveryFee({ ...customer, deliveryPreference: 'express' }, grams);
      expect(express).toBeGreaterThanOrEqual(standard);
    },
    { examples: [{ customer: { ...home, deliveryPreference: 'standard' }, grams: 0 }] },
  );
});

describe('5 ★★ Cents are exact, and half a cent goes up', () => {
  law(
    'the discount is the exact one, rounded to the cent',
    { tier: fc.constantFrom(...tiers), orderTotal: anyWhole() },
    ({ tier, orderTotal }) => {
      expect(calculateDiscount({ ...alice, loyaltyTier: tier }, orderTotal)).toBe(discountOf(tier, orderTotal));
    },
    {
      examples: oddTotals.flatMap((orderTotal) => tiers.map((tier) => ({ tier, orderTotal }))),
      why: 'a cent that is lost on each order is a sum that no ledger agrees with',
    },
  );

  law(
    'the fee is the exact one, rounded to the cent',
    { preference: fc.constantFrom(...preferences), grams: anyWhole() },
    ({ preference, grams }) => {
      const customer = { ...home, deliveryPreference: preference };
      expect(calculateDeliveryFee(customer, grams)).toBe(feeOf(preference, grams));
    },
    { examples: oddWeights.map((grams) => ({ preference: 'standard' as const, grams })) },
  );
});

describe('6 ★★★ The contexts share no object', () => {
  law(
    'what is done to the arguments later is not seen in shipping',
    { customer: buyers(), address: addresses(), preference: choices() },
    ({ customer, address, preference }) => {
      const expected = translated(customer, address, preference);
      const recipient = toShippingCustomer(customer, address, preference);
      meddleWith(customer);
      meddleWith(address);
      expect(recipient).toMatchObject(expected);
    },
    { why: 'an address corrected in the order form must not redirect a parcel that is on its way' },
  );

  law(
    'the arguments are neither changed nor frozen',
    { customer: buyers(), address: addresses(), preference: choices() },
    ({ customer, address, preference }) => {
      const before = copyPlain({ customer, address });
      toShippingCustomer(customer, address, preference);
      expect({ customer, address }).toEqual(before);
      expect([customer, customer.preferredCategories, address].filter((one) => Object.isFrozen(one))).toEqual([]);
    },
  );

  law(
    'what is done to the result is not seen in the arguments',
    { customer: buyers(), address: addresses(), preference: choices() },
    ({ customer, address, preference }) => {
      const before = copyPlain({ customer, address });
      meddleWith(toShippingCustomer(customer, address, preference));
      expect({ customer, address }).toEqual(before);
    },
    { why: 'a parcel sent to a friend once must not take the next one along' },
  );

  law(
    'translations of one customer share nothing, and each has the address it was given',
    { customer: buyers(), address: addresses(), nextAddress: addresses(), preference: choices() },
    ({ customer, address, nextAddress, preference }) => {
      const first = toShippingCustomer(customer, address, preference);
      const second = toShippingCustomer(customer, nextAddress, preference);
      expect(second).toMatchObject(translated(customer, nextAddress, preference));
      meddleWith(second);
      expect(first).toMatchObject(translated(customer, address, preference));
      const third = toShippingCustomer(customer, nextAddress, preference);
      expect(third).toMatchObject(translated(customer, nextAddress, preference));
    },
    {
      examples: [elmStreet, { ...elmStreet, street: '2 Oak Lane' }].map((nextAddress) => {
        return { customer: alice, address: elmStreet, nextAddress, preference: undefined };
      }),
    },
  );
});

describe('7 ★★★ Nothing of sales crosses', () => {
  law(
    "shipping's customer has its own six fields, whatever else the arguments carry",
    { customer: buyers(), besides: extras(), address: addresses(), besidesAddress: extras(), preference: choices() },
    ({ customer, besides, address, besidesAddress, preference }) => {
      const given = [{ ...customer, ...besides }, { ...address, ...besidesAddress }, preference] as const;
      const recipient = toShippingCustomer(...given);
      expect(fieldsOf(recipient)).toEqual(fieldsOf(translated(...given)));
      expect(recipient).toEqual(translated(...given));
    },
    { why: 'what is passed on without being named ends up on a parcel label' },
  );

  law(
    'tier, spend and categories make no difference, not even a tier that sales does not know',
    { customer: buyers(), other: buyers(), tier: tierNames(), address: addresses(), preference: choices() },
    ({ customer, other, tier, address, preference }) => {
      const twin = { ...other, customerId: customer.customerId, loyaltyTier: tier as LoyaltyTier };
      const refusal = thrownBy(() => toShippingCustomer(twin, address, preference));
      expect(refusal).toBe(nothingThrown);
      expect(toShippingCustomer(twin, address, preference)).toEqual(toShippingCustomer(customer, address, preference));
    },
    {
      examples: ['bronze', 'platinum'].map((tier) => {
        return { customer: alice, other: alice, tier, address: elmStreet, preference: undefined };
      }),
    },
  );
});

describe('8 ★★★ What cannot be is refused at the border', () => {
  law(
    'an unknown tier gets no discount',
    { customer: buyers(), tier: fc.constantFrom(...notTiers), orderTotal: anyWhole() },
    ({ customer, tier, orderTotal }) => {
      const stranger = { ...customer, loyaltyTier: tier as LoyaltyTier };
      const error = thrownBy(() => calculateDiscount(stranger, orderTotal));
      expect(error).toBeInstanceOf(UnknownTierError);
      expect(error).toMatchObject({ tier });
    },
    { examples: notTiers.map((tier) => ({ customer: alice, tier, orderTotal: 20_000 })) },
  );

  law(
    'an order total that is not whole, from 0 and safe gets no discount, whatever the tier',
    { tier: fc.constantFrom(...tiers), orderTotal: invalidAmounts() },
    ({ tier, orderTotal }) => {
      const customer = { ...alice, loyaltyTier: tier };
      const error = thrownBy(() => calculateDiscount(customer, orderTotal));
      expect(error).toBeInstanceOf(InvalidOrderTotalError);
      expect(error).toMatchObject({ orderTotal });
    },
    { examples: notAmounts.flatMap((orderTotal) => tiers.map((tier) => ({ tier, orderTotal }))) },
  );

  law(
    'a weight that is not whole, from 0 and safe has no fee',
    { customer: recipients(), grams: invalidAmounts() },
    ({ customer, grams }) => {
      const error = thrownBy(() => calculateDeliveryFee(customer, grams));
      expect(error).toBeInstanceOf(InvalidWeightError);
      expect(error).toMatchObject({ grams });
    },
    { examples: notAmounts.map((grams) => ({ customer: { ...home, deliveryPreference: 'express' }, grams })) },
  );

  law(
    'an unknown preference has no fee, and is not translated',
    { customer: buyers(), address: addresses(), preference: fc.constantFrom(...notPreferences), grams: anyWhole() },
    ({ customer, address, preference, grams }) => {
      const wish = preference as DeliveryPreference;
      const recipient = { customerId: customer.customerId, defaultAddress: address, deliveryPreference: wish };
      const ways = [() => calculateDeliveryFee(recipient, grams), () => toShippingCustomer(customer, address, wish)];
      for (const ask of ways) {
        const error = thrownBy(ask);
        expect(error).toBeInstanceOf(UnknownPreferenceError);
        expect(error).toMatchObject({ preference });
      }
    },
    {
      examples: notPreferences.map((preference) => ({ customer: alice, address: elmStreet, preference, grams: 500 })),
    },
  );

  law(
    'an address that lacks a field is not translated, and the error lists all that it lacks',
    { customer: buyers(), address: brokenAddresses(), preference: choices() },
    ({ customer, address, preference }) => {
      const before = copyPlain({ customer, address });
      const error = thrownBy(() => toShippingCustomer(customer, address as Address, preference));
      expect(error).toBeInstanceOf(IncompleteAddressError);
      const { missing } = error as IncompleteAddressError;
      const lacking = addressFields.filter((field) => (before.address[field] ?? '').trim() === '');
      expect([...missing].sort()).toEqual(lacking.sort());
      expect({ customer, address }).toEqual(before);
    },
    {
      examples: noAddresses.map((address) => ({ customer: alice, address, preference: undefined })),
      why: 'a parcel without a postal code comes back three weeks later',
    },
  );
});

function inOrder(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}

/** Known and unknown ones. */
function tierNames(): fc.Arbitrary<string> {
  return fc.constantFrom<string[]>(...tiers, ...notTiers);
}
