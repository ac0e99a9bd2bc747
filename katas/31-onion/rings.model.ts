import { sourcesOf } from '../support/helper-files.ts';
import { openProject } from '../support/import-rules.ts';
import { globalsOf } from '../support/imports.ts';
import { Money, Product } from './domain-model.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'domain-model.ts': [
    'InvalidMoneyError',
    'CurrencyMismatchError',
    'InvalidDiscountError',
    'Money',
    'Product',
    'Discount',
  ],
  'domain-services.ts': ['applyDiscount', 'bestPrice', 'totalPrice'],
  'application.ts': ['ProductRepository', 'DiscountRepository', 'ProductNotFoundError', 'Catalogue', 'createCatalogue'],
  'infrastructure.ts': ['createInMemoryProducts'],
};

export const rings = Object.keys(listed);

/** What each ring may import. */
export const importRules = {
  'domain-model.ts': { mayImport: [] },
  'domain-services.ts': { mayImport: ['domain-model.ts'] },
  'application.ts': { mayImport: ['domain-services.ts', 'domain-model.ts'] },
  'infrastructure.ts': { mayImport: ['application.ts', 'domain-services.ts', 'domain-model.ts'] },
};

/** The public members that the starter gives the classes. */
export const publicMembers = {
  'domain-model.ts': {
    InvalidMoneyError: ['name', 'value'],
    CurrencyMismatchError: ['name', 'left', 'right'],
    InvalidDiscountError: ['name', 'percent'],
    Money: ['amount', 'currency', 'add'],
    Product: ['id', 'name', 'price', 'withPrice'],
    Discount: ['productId', 'percent'],
  },
  'application.ts': { ProductNotFoundError: ['name', 'productId'] },
};

const errorsOfTheModel = ['InvalidMoneyError', 'CurrencyMismatchError', 'InvalidDiscountError'];
const errorsOfTheApplication = ['ProductNotFoundError'];

/** Work that belongs to another ring. */
export const workOfOtherRings = {
  'domain-model.ts': { creates: errorsOfTheApplication },
  'domain-services.ts': { creates: [...errorsOfTheModel, ...errorsOfTheApplication] },
  'application.ts': {
    creates: [...errorsOfTheModel, 'Money', 'Product', 'Discount'],
    reads: ['price', 'amount', 'currency', 'percent'],
  },
  'infrastructure.ts': { creates: [...errorsOfTheModel, ...errorsOfTheApplication] },
};

/** What the application has to use of the domain services. */
export const usesOfTheApplication = { 'application.ts': ['bestPrice', 'totalPrice'] };

const outside = [
  ...['console', 'process', 'globalThis', 'global', 'Date', 'Math.random', 'fetch', 'performance', 'crypto'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Intl.DateTimeFormat', 'Function', 'eval'],
];

/** A line for each name from the outside world that a file of the domain uses, itself or in a helper file. */
export function outsideNames(testUrl: string): string[] {
  const project = openProject(testUrl, rings);
  return ['domain-model.ts', 'domain-services.ts'].flatMap((ring) => {
    const names = sourcesOf(project, ring).flatMap((source) => globalsOf(source, outside).map(({ name }) => name));
    return [...new Set(names)].map((name) => `${ring} uses ${name}`);
  });
}

/**
 * The result of some work while `add` returns 12345678 for all amounts.
 *
 * @returns undefined if the method of the learner's class cannot be replaced
 */
export function withOtherSums<T>(work: () => Promise<T>): Promise<T | undefined> {
  const add = (_: Money) => new Money(12_345_678, 'USD');
  return withMethod(Money.prototype, 'add', add, () => new Money(1, 'USD').add(new Money(2, 'USD')).amount > 3, work);
}

/**
 * The result of some work while `withPrice` adds a star to the name of the product.
 *
 * @returns undefined if the method of the learner's class cannot be replaced
 */
export function withStars<T>(work: () => Promise<T>): Promise<T | undefined> {
  const withPrice = function (this: Product, price: Money) {
    return new Product(this.id, `${this.name} *`, price);
  };
  const price = new Money(1, 'USD');
  const isReplaced = () => new Product('p1', 'Widget', price).withPrice(price).name === 'Widget *';
  return withMethod(Product.prototype, 'withPrice', withPrice, isReplaced, work);
}

async function withMethod<P extends object, T>(
  prototype: P,
  name: keyof P,
  method: unknown,
  isReplaced: () => boolean,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const own = Reflect.getOwnPropertyDescriptor(prototype, name);
  if (own?.configurable !== true) return undefined;
  Reflect.defineProperty(prototype, name, { value: method, configurable: true, writable: true });
  try {
    return isReplaced() ? await work() : undefined;
  } finally {
    Reflect.defineProperty(prototype, name, own);
  }
}
