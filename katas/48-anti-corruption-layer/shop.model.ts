import { basename } from 'node:path';
import { withoutComments } from '../support/code-words.ts';
import type { Failure } from '../support/failure.ts';
import { sourcesOf } from '../support/helper-files.ts';
import { openProject } from '../support/import-rules.ts';
import { inObjectForm } from '../support/plug-in.ts';
import { standIn } from '../support/stand-in.ts';
import { nothingThrown } from '../support/thrown.ts';
import type { ClientForm } from './anti-corruption-layer.model.ts';
import type { Product, ProductCatalog } from './shop.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'shop.ts': [
    'Category',
    'Product',
    'ProductCatalog',
    'InvalidProductIdError',
    'UnreadableProductError',
    'CatalogUnavailableError',
    'changePrice',
  ],
  'product-acl.ts': ['ErpRecord', 'ErpClient', 'ErpError', 'createProductCatalog'],
};

export const files = Object.keys(listed);

export const importRules = { 'shop.ts': { mayImport: [] }, 'product-acl.ts': { mayImport: ['shop.ts'] } };

/** The public members that the starter gives the error classes. */
export const publicMembers = {
  'shop.ts': {
    InvalidProductIdError: ['name', 'productId'],
    UnreadableProductError: ['name', 'productId', 'property'],
    CatalogUnavailableError: ['name', 'productId'],
  },
  'product-acl.ts': { ErpError: ['name', 'RC'] },
};

const namesOfErp =
  /\b(?:PROD_CODE|PROD_DESC|UNIT_PRICE|CAT_CODE|STOCK_QTY|READ_PROD|WRITE_PROD|RC|ErpRecord|ErpClient|ErpError)\b|(['"`])(?:001|002|003|999)\1/g;

/** A line for each name or code of the ERP in shop.ts or in one of its helper files. */
export function mentionsOfErp(testUrl: string): string[] {
  const project = openProject(testUrl, files);
  const found = sourcesOf(project, 'shop.ts').flatMap((source) => withoutComments(source).match(namesOfErp) ?? []);
  return [...new Set(found)].map((name) => `${basename(project.fileOf('shop.ts'))} contains ${name}`);
}

/**
 * A catalog that the learner has never seen. It has this product, and keeps what it receives: copies in `received`, and
 * the saved objects themselves in `saved`.
 */
export function foreignCatalog(
  form: ClientForm,
  product: Product | undefined,
  failures: Partial<Record<keyof ProductCatalog, Failure>> = {},
): { catalog: ProductCatalog; received: unknown[]; saved: Product[] } {
  const received: unknown[] = [];
  const saved: Product[] = [];
  const receive = (method: keyof ProductCatalog, value: unknown, more: readonly unknown[]) => {
    received.push(value, ...more);
    const failure = failures[method];
    if (failure) throw failure.value;
  };
  const methods: ProductCatalog = {
    find: (id, ...more: unknown[]) => (receive('find', id, more), product),
    save: (changed, ...more: unknown[]) => {
      saved.push(changed);
      receive('save', { ...changed }, more);
    },
  };
  const isStandIn = form === 'a stand-in with only the two methods';
  return { catalog: isStandIn ? standIn('catalog', methods) : inObjectForm(methods, form), received, saved };
}

/** In words, whether this is what the catalog threw. */
export function nameOf(thrown: unknown, failure: Failure): unknown {
  if (Object.is(thrown, failure.value)) return 'the error of the catalog';
  return thrown === nothingThrown ? 'nothing was thrown' : thrown;
}
