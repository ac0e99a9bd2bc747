import { wordsOfCode } from '../support/code-words.ts';
import { sourcesOf } from '../support/helper-files.ts';
import { openProject } from '../support/import-rules.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'product-events.ts': ['ProductEvent'],
  'product-commands.ts': [
    'Command',
    'ProductExistsError',
    'UnknownProductError',
    'InvalidNumberError',
    'NotEnoughStockError',
    'ProductCommands',
  ],
  'product-list.ts': ['Availability', 'ProductListItem', 'ProductList'],
};

export const files = Object.keys(listed);

export const importRules = {
  'product-events.ts': { mayImport: [] },
  'product-commands.ts': { mayImport: ['product-events.ts'] },
  'product-list.ts': { mayImport: ['product-events.ts'] },
};

/** The public members of each class. */
export const publicMembers = {
  'product-commands.ts': {
    ProductExistsError: ['name', 'productId'],
    UnknownProductError: ['name', 'productId'],
    InvalidNumberError: ['name', 'field', 'value'],
    NotEnoughStockError: ['name', 'productId', 'available'],
    ProductCommands: ['handle'],
  },
  'product-list.ts': { ProductList: ['apply', 'all', 'find'] },
};

/** Names and strings of each side that have no meaning on the other. */
const terms = {
  'product-commands.ts': [
    ...listed['product-commands.ts'],
    ...['NameCategory', 'AddProduct', 'AddStock', 'RemoveStock'],
  ],
  'product-list.ts': [...listed['product-list.ts'], 'displayPrice', 'in_stock', 'low_stock', 'out_of_stock'],
};

/** A line for each term of one side in the code of the other. */
export function foreignTerms(testUrl: string): string[] {
  const project = openProject(testUrl, files);
  const sides = ['product-commands.ts', 'product-list.ts'] as const;
  return [sides, sides.toReversed() as [keyof typeof terms, keyof typeof terms]].flatMap(([side, other]) => {
    const words = new Set(sourcesOf(project, side).flatMap((source) => [...wordsOfCode(source)]));
    return terms[other].filter((term) => words.has(term)).map((term) => `${side} mentions ${term}, as ${other} does`);
  });
}
