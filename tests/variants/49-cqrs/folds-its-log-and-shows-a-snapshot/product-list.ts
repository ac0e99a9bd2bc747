import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';

export type Availability = 'in_stock' | 'low_stock' | 'out_of_stock';

/** A product, ready for display. */
export interface ProductListItem {
  readonly id: string;
  readonly name: string;
  /** The price in dollars, such as `'$9.99'`. */
  readonly displayPrice: string;
  /** The name of the category. */
  readonly category: string;
  readonly quantity: number;
  readonly availability: Availability;
}

interface Tables {
  rows: readonly { id: string; name: string; price: number; categoryId: string; quantity: number }[];
  names: ReadonlyMap<string, string>;
  items: readonly ProductListItem[];
}

const tablesOf = new WeakMap<ProductList, Tables>();

/** The query side: normalised tables, and a frozen list that each event makes anew from them. */
export class ProductList {
  constructor() {
    tablesOf.set(this, { rows: [], names: new Map(), items: Object.freeze([]) });
  }

  apply(event: ProductEvent): void {
    const { rows, names } = tablesOf.get(this) ?? { rows: [], names: new Map<string, string>() };
    const next = { rows: rowsAfter(rows, event), names: namesAfter(names, event) };
    const items = next.rows.map(({ id, name, price, categoryId, quantity }) =>
      Object.freeze({
        ...{ id, name, quantity },
        displayPrice: formatPrice(price),
        category: next.names.get(categoryId) ?? categoryId,
        availability: availabilityOf(quantity),
      }),
    );
    tablesOf.set(this, { ...next, items: Object.freeze(items) });
  }

  all(): readonly ProductListItem[] {
    return tablesOf.get(this)?.items ?? [];
  }

  find(productId: string): ProductListItem | undefined {
    return this.all().find(({ id }) => id === productId);
  }
}

function rowsAfter(rows: Tables['rows'], event: ProductEvent): Tables['rows'] {
  if (event.type === 'CategoryNamed') return rows;
  if (event.type === 'ProductAdded') {
    const { productId: id, name, price, categoryId } = event;
    return [...rows, { id, name, price, categoryId, quantity: 0 }];
  }
  const change = event.type === 'StockAdded' ? event.quantity : -event.quantity;
  return rows.map((row) => (row.id === event.productId ? { ...row, quantity: row.quantity + change } : row));
}

function namesAfter(names: Tables['names'], event: ProductEvent): Tables['names'] {
  return event.type === 'CategoryNamed' ? new Map([...names, [event.categoryId, event.name]]) : names;
}

function availabilityOf(quantity: number): Availability {
  if (quantity > 10) return 'in_stock';
  return quantity > 0 ? 'low_stock' : 'out_of_stock';
}

/** By digits, because dividing by 100 and rounding loses cents of large prices. */
function formatPrice(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `$${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
