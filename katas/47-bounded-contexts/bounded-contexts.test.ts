import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { forbiddenWork } from '../support/forbidden-work.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { anyKey, hostileStrings } from '../support/hostile.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { missingUses } from '../support/missing-uses.ts';
import { copyPlain, show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import * as model from './bounded-contexts.model.ts';
import { toShippingCustomer } from './customer-translation.ts';
import { calculateDiscount, type Customer as SalesCustomer, type DeliveryOption, type LoyaltyTier } from './sales.ts';
import {
  type Address,
  calculateDeliveryFee,
  createCustomer,
  type DeliveryPreference,
  type Customer as ShippingCustomer,
} from './shipping.ts';

const { addresses, alice, bob, buyers, choices, elmStreet, idAndAddress, oakLane, outcomeOf, translated } = model;
const anyTier = fc.constantFrom(...model.tiers);
const twoOrThree = { minLength: 2, maxLength: 3 };
const anyPreference = fc.constantFrom(...model.preferences);

describe('1 ★ Sales calculates discounts, and shipping calculates delivery fees', () => {
  law(
    "the discount is the tier's percentage of the order total",
    { customer: buyers(), orderTotal: model.orderTotals() },
    ({ customer, orderTotal }) => {
      const discount = outcomeOf(() => calculateDiscount(customer, orderTotal));
      expect(discount).toBe(model.discountOf(customer.loyaltyTier, orderTotal));
    },
    { examples: model.tiers.map((loyaltyTier) => ({ customer: { ...alice, loyaltyTier }, orderTotal: 20_000 })) },
  );

  law(
    'the fee is the base fee of the preference, plus 50 cents per kilogram',
    { preference: anyPreference, grams: model.weights() },
    ({ preference, grams }) => {
      const customer = { customerId: 'c1', defaultAddress: elmStreet, deliveryPreference: preference };
      expect(outcomeOf(() => calculateDeliveryFee(customer, grams))).toBe(model.feeOf(preference, grams));
    },
    { examples: model.preferences.map((preference) => ({ preference, grams: 2_500 })) },
  );
});

describe('2 ★ A sales customer becomes a shipping customer', () => {
  law(
    'createCustomer returns a customer with this id, address and preference',
    { customerId: fc.constantFrom('c1', 'c2'), address: addresses(), preference: anyPreference },
    ({ customerId, address, preference }) => {
      const customer = outcomeOf(() => createCustomer(customerId, address, preference));
      expect(customer).toMatchObject({ customerId, defaultAddress: address, deliveryPreference: preference });
    },
  );

  law(
    'the preference is standard if nothing else was chosen',
    { customer: buyers(), address: addresses() },
    ({ customer, address }) => {
      const created = outcomeOf(() => createCustomer(customer.customerId, address));
      const recipient = outcomeOf(() => toShippingCustomer(customer, address));
      const standard = { deliveryPreference: 'standard' };
      expect({ created, translated: recipient }).toMatchObject({ created: standard, translated: standard });
    },
    { examples: model.tiers.map((loyaltyTier) => ({ customer: { ...alice, loyaltyTier }, address: elmStreet })) },
  );

  law(
    "a translated customer has the sales customer's id and the given address",
    { customer: buyers(), address: addresses() },
    ({ customer, address }) => {
      const { customerId } = customer;
      const recipient = outcomeOf(() => toShippingCustomer(customer, address));
      expect(recipient).toMatchObject({ customerId, defaultAddress: address });
    },
  );
});

describe("3 ★★ Neither context knows the other's model", () => {
  example('only the translation imports another of the three files, and none of them imports a package', () => {
    expect(brokenImports(import.meta.url, model.importRules)).toEqual([]);
  });

  example('each file declares its exports itself: exactly what the API lists for it', () => {
    expect(misplacedExports(import.meta.url, model.listed)).toEqual([]);
  });

  example('each helper file belongs to one of the three files', () => {
    expect(sharedHelpers(import.meta.url, model.files)).toEqual([]);
  });

  example("no context mentions the other's terms", () => {
    expect(model.foreignTerms(import.meta.url)).toEqual([]);
  });

  law(
    'the discount depends only on tier and order total, whatever else the customer has or lacks',
    { tiers: fc.array(anyTier, { minLength: 1, maxLength: 3 }), besides: fc.constantFrom(...model.foreignToSales) },
    ({ tiers, besides }) => {
      const customers = tiers.map((loyaltyTier) => ({ customerId: 'c1', loyaltyTier, ...besides }));
      const discounts = customers.map((one) => outcomeOf(() => calculateDiscount(one as SalesCustomer, 20_000)));
      expect(discounts).toEqual(tiers.map((tier) => outcomeOf(() => plainDiscount(tier))));
    },
    { examples: model.foreignToSales.map((besides) => ({ tiers: [...model.tiers], besides })) },
  );

  law(
    'the fee depends only on preference and weight, whatever else the customer has or lacks',
    {
      preferences: fc.array(anyPreference, { minLength: 1, maxLength: 3 }),
      besides: fc.constantFrom(...model.foreignToShipping),
    },
    ({ preferences, besides }) => {
      const customers = preferences.map((deliveryPreference) => ({ customerId: 'c1', deliveryPreference, ...besides }));
      const fees = customers.map((one) => outcomeOf(() => calculateDeliveryFee(one as ShippingCustomer, 2_500)));
      expect(fees).toEqual(preferences.map((preference) => outcomeOf(() => plainFee(preference))));
    },
    { examples: model.foreignToShipping.map((besides) => ({ preferences: [...model.preferences], besides })) },
  );
});

describe('4 ★★ The translation translates terms and changes nothing else', () => {
  law(
    'each option becomes the preference in the table, and id and address arrive unchanged',
    { customerId: anyKey(), address: model.anyAddresses(), option: fc.constantFrom(...model.options) },
    ({ customerId, address, option }) => {
      const recipient = outcomeOf(() => toShippingCustomer({ ...alice, customerId }, address, option));
      expect(recipient).toMatchObject(translated({ customerId }, address, option));
    },
    {
      examples: [
        ...model.options.map((option) => ({ customerId: 'c1', address: elmStreet, option })),
        ...hostileStrings.map((customerId) => ({ customerId, address: elmStreet, option: 'pickup' as const })),
        ...model.sameTexts().map((address) => ({ customerId: 'c1', address, option: 'saver' as const })),
      ],
    },
  );

  law(
    'an option that is not in the table throws UnknownOptionError',
    { option: fc.constantFrom(...model.strangers(model.options)) },
    ({ option }) => {
      const outcome = outcomeOf(() => toShippingCustomer(alice, elmStreet, option as DeliveryOption));
      expect(outcome).toBe(`throws UnknownOptionError for ${show(option)}`);
    },
    {
      why: 'an unknown term must not become a delivery that nobody ordered',
      examples: model.strangers(model.options).map((option) => ({ option })),
    },
  );
});

describe('5 ★★ Each context checks its own values', () => {
  law(
    'an unknown tier throws UnknownTierError',
    { tier: fc.constantFrom(...model.strangers(model.tiers)), orderTotal: model.orderTotals() },
    ({ tier, orderTotal }) => {
      const stranger = { ...alice, customerId: `of ${tier}`, loyaltyTier: tier as LoyaltyTier };
      const outcome = outcomeOf(() => calculateDiscount(stranger, orderTotal));
      expect(outcome).toBe(`throws UnknownTierError for ${show(tier)}`);
    },
    { examples: model.strangers(model.tiers).map((tier) => ({ tier, orderTotal: 20_000 })) },
  );

  law(
    'createCustomer and calculateDeliveryFee reject an unknown preference',
    { preference: fc.constantFrom(...model.strangers(model.preferences)) },
    ({ preference }) => {
      const deliveryPreference = preference as DeliveryPreference;
      const stranger = { customerId: 'c1', defaultAddress: elmStreet, deliveryPreference };
      const outcomes = {
        createCustomer: outcomeOf(() => createCustomer('c1', elmStreet, deliveryPreference)),
        calculateDeliveryFee: outcomeOf(() => calculateDeliveryFee(stranger, 2_500)),
      };
      const error = `throws UnknownPreferenceError for ${show(preference)}`;
      expect(outcomes).toEqual({ createCustomer: error, calculateDeliveryFee: error });
    },
    { examples: model.strangers(model.preferences).map((preference) => ({ preference })) },
  );

  law(
    'an incomplete address throws IncompleteAddressError with every field that is missing or blank',
    { through: fc.constantFrom(...model.creatorNames), address: model.incompleteAddresses() },
    ({ through, address }) => {
      const given = { ...address };
      const outcome = outcomeOf(() => model.creators[through](given as Address));
      expect(outcome).toBe(model.lackedBy(address));
      expect(given).toEqual(address);
    },
    {
      why: 'a parcel with an incomplete address comes back three weeks later',
      examples: model
        .typicalIncompleteAddresses()
        .flatMap((address) => model.creatorNames.map((through) => ({ through, address }))),
    },
  );

  law(
    'createCustomer accepts every address without blank fields',
    { address: model.anyAddresses() },
    ({ address }) => {
      expect(outcomeOf(() => typeof model.creators.createCustomer(address))).toBe('object');
    },
    { examples: model.sameTexts().map((address) => ({ address })) },
  );

  example(
    'the translation creates its result through createCustomer, and does not create the errors of a context itself',
    () => {
      const unused = missingUses(import.meta.url, model.files, model.usesOfTranslation);
      expect([...unused, ...forbiddenWork(import.meta.url, model.files, model.contextsWork)]).toEqual([]);
      const skipped = model.skippedByTranslation(import.meta.url);
      expect(skipped, 'Functions of shipping.ts that the translation bypasses').toEqual([]);
    },
  );

  law(
    'each error is a new object that no later call changes, and later calls work normally',
    { through: fc.constantFrom(...model.creatorNames), addresses: fc.array(model.incompleteAddresses(), twoOrThree) },
    ({ through, addresses }) => {
      const create = (address: Partial<Address>) => model.creators[through](address as Address);
      const errors = addresses.map((address) => thrownBy(() => create(address)));
      expect(outcomeOf(() => typeof create(elmStreet))).toBe('object');
      expect(errors.map(model.described)).toEqual(addresses.map(model.lackedBy));
      expect(new Set(errors).size).toBe(errors.length);
    },
    {
      examples: model.creatorNames.flatMap((through) =>
        [
          [{ ...elmStreet, city: '' }, {}],
          [{}, {}, { ...elmStreet, street: '' }],
        ].map((addresses) => ({ through, addresses })),
      ),
    },
  );

  example('errors about tiers, preferences and options are new objects, too', () => {
    const calls = [
      () => calculateDiscount({ ...alice, customerId: 'c7', loyaltyTier: 'platinum' as LoyaltyTier }, 20_000),
      () => createCustomer('c1', elmStreet, 'drone' as DeliveryPreference),
      () => toShippingCustomer(alice, elmStreet, 'drone' as DeliveryOption),
    ];
    const errors = [...calls, ...calls].map((call) => thrownBy(call));
    expect(new Set(errors).size).toBe(errors.length);
  });
});

describe('6 ★★★ The contexts share no objects', () => {
  law(
    'changes to the arguments after a call, or to another result, do not affect a result',
    { streets: fc.array(model.streets(), { minLength: 1, maxLength: 3 }), option: choices() },
    ({ streets, option }, mode) => {
      const translation = mode.use(() => ({
        translate: (customer: SalesCustomer, address: Address) =>
          outcomeOf(() => toShippingCustomer(customer, address, option)),
      }));
      const results = streets.map((street) => translation.translate(bob, { ...elmStreet, street }));
      expect(results.map((one) => idAndAddress(one))).toEqual(streets.map(bobAt));
    },
    {
      modes: { mutated: true },
      why: 'correcting the address of one parcel must not change the order form, or vice versa',
      examples: [['1 Elm Street'], ['1 Elm Street', '1 Elm Street'], ['1 Elm Street', '2 Oak Lane']].map((streets) => {
        return { streets, option: undefined };
      }),
    },
  );

  law(
    'each call uses the current values of its arguments, and the earlier result does not change',
    { street: model.streets(), nextStreet: model.streets(), nextId: fc.constantFrom('c1', 'c2') },
    ({ street, nextStreet, nextId }) => {
      const [customer, address] = [{ ...bob }, { ...elmStreet, street }];
      const first = outcomeOf(() => toShippingCustomer(customer, address));
      Object.assign(customer, { customerId: nextId });
      Object.assign(address, { ...oakLane, street: nextStreet });
      const second = outcomeOf(() => toShippingCustomer(customer, address));
      expect({ first: idAndAddress(first), second: idAndAddress(second) }).toEqual({
        first: bobAt(street),
        second: idAndAddress(customer, address),
      });
    },
    {
      examples: (['c1', 'c2'] as const).flatMap((nextId) =>
        ['1 Elm Street', '2 Oak Lane'].map((nextStreet) => ({ street: '1 Elm Street', nextStreet, nextId })),
      ),
    },
  );

  example('an address that is no longer complete is rejected', () => {
    const [customer, address] = [{ ...bob }, { ...elmStreet }];
    toShippingCustomer(customer, address);
    address.city = ' ';
    expect(thrownBy(() => toShippingCustomer(customer, address))).toMatchObject({ missing: ['city'] });
    expect(thrownBy(() => createCustomer('c1', address))).toMatchObject({ missing: ['city'] });
  });

  law(
    'changing one result affects neither the arguments nor any other result',
    { street: model.streets(), option: choices() },
    ({ street, option }) => {
      const [customer, address] = [copyPlain(bob), { ...elmStreet, street }];
      const translate = () => outcomeOf(() => toShippingCustomer(customer, address, option));
      const [first, second] = [translate(), translate()];
      meddleWith(second);
      expect({ customer, address }).toEqual({ customer: bob, address: { ...elmStreet, street } });
      expect([first, translate()].map((one) => idAndAddress(one))).toEqual([bobAt(street), bobAt(street)]);
    },
    { examples: [undefined, 'next_day' as const].map((option) => ({ street: '1 Elm Street', option })) },
  );
});

describe('7 ★★★ Only what shipping needs crosses the boundary', () => {
  law(
    "the result has exactly shipping's fields, whatever else customer and address have",
    {
      customerAlsoHas: fc.constantFrom(...model.extraFieldNames),
      addressAlsoHas: fc.constantFrom(...model.extraFieldNames),
      option: choices(),
    },
    ({ customerAlsoHas, addressAlsoHas, option }) => {
      const customer = model.withFields(alice, customerAlsoHas);
      const address = model.withFields(elmStreet, addressAlsoHas);
      const result = outcomeOf(() => toShippingCustomer(customer, address, option));
      expect(model.fieldsOf(result)).toEqual(model.fieldsOf(translated(alice, elmStreet, undefined)));
      expect(model.carriedOver(result, [customer, address])).toEqual([]);
    },
    {
      why: 'a translation must not depend on what else the other side has, because its next release may add more',
      examples: model.extraFieldNames.map((one) => {
        return { customerAlsoHas: one, addressAlsoHas: one, option: undefined };
      }),
    },
  );

  law(
    'the result depends only on id, address and option',
    {
      customer: fc.constantFrom(...model.unusualCustomers),
      address: addresses(),
      option: choices(),
    },
    ({ customer, address, option }) => {
      const sameId = { ...customer, customerId: 'c1' } as unknown as SalesCustomer;
      const result = outcomeOf(() => toShippingCustomer(sameId, address, option));
      expect(result).toEqual(outcomeOf(() => toShippingCustomer(alice, address, option)));
    },
    { examples: model.unusualCustomers.map((customer) => ({ customer, address: elmStreet, option: undefined })) },
  );
});

function bobAt(street: string): string {
  return idAndAddress(bob, { ...elmStreet, street });
}

function plainDiscount(loyaltyTier: LoyaltyTier): number {
  return calculateDiscount({ ...alice, customerId: `of ${loyaltyTier}`, loyaltyTier }, 20_000);
}

function plainFee(deliveryPreference: DeliveryPreference): number {
  const customerId = `by ${deliveryPreference}`;
  return calculateDeliveryFee({ customerId, defaultAddress: elmStreet, deliveryPreference }, 2_500);
}
