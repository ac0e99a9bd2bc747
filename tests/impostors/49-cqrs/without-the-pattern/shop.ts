import type { ProductEvent } from '../../../../solutions/49-cqrs/product-events.ts';

/** Everything that the shop knows. */
export class Shop {
  readonly products = new Map<string, { name: string; price: number; categoryId: string; stock: number }>();
  readonly categories = new Map<string, string>();

  record(event: ProductEvent): void {
    if (event.type === 'CategoryNamed') {
      this.categories.set(event.categoryId, event.name);
    } else if (event.type === 'ProductAdded') {
      const { productId, name, price, categoryId } = event;
      this.products.set(productId, { name, price, categoryId, stock: 0 });
    } else {
      const product = this.products.get(event.productId);
      if (product) product.stock += event.type === 'StockAdded' ? event.quantity : -event.quantity;
    }
  }
}
