import { ProductNotFoundError } from './application.ts';
import type { Catalogue, DiscountRepository, ProductRepository } from './application.ts';
import type { Money, Product } from './domain-model.ts';
import * as services from './domain-services.ts';

export class StatelessCatalogue implements Catalogue {
  readonly #products: ProductRepository;
  readonly #discounts: DiscountRepository;

  constructor(products: ProductRepository, discounts: DiscountRepository) {
    this.#products = products;
    this.#discounts = discounts;
  }

  async priceOf(productId: string): Promise<Money> {
    const [product, discounts] = await Promise.all([this.#load(productId), this.#all()]);
    return services.bestPrice(product, discounts);
  }

  async totalOf(productIds: readonly string[]): Promise<Money> {
    const discounts = await this.#all();
    const basket: Product[] = [];
    for (const productId of productIds) basket.push(await this.#load(productId));
    return services.totalPrice(basket, discounts);
  }

  async changePrice(productId: string, price: Money): Promise<void> {
    const changed = (await this.#load(productId)).withPrice(price);
    return this.#products.save(changed);
  }

  async #all() {
    return this.#discounts.all();
  }

  async #load(productId: string): Promise<Product> {
    const product = await this.#products.find(productId);
    if (!product) throw new ProductNotFoundError(productId);
    return product;
  }
}
