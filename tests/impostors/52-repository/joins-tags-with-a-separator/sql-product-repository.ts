// Breaks 6: stores the tags in one string, separated by a character that a tag may contain.
import type { Product } from '../../../../solutions/52-repository/product.ts';
import { SqlProductRepository as Right } from '../../../../solutions/52-repository/sql-product-repository.ts';

export class SqlProductRepository extends Right {
  override save(product: Product): void {
    super.save({ ...product, tags: [product.tags.join('\x1f')] });
  }

  override findById(id: string): Product | undefined {
    return withTags(super.findById(id));
  }

  override findByCategory(category: string): Product[] {
    return super.findByCategory(category).map((product) => withTags(product) ?? product);
  }
}

function withTags(product: Product | undefined): Product | undefined {
  const [joined = ''] = product?.tags ?? [];
  return product && { ...product, tags: joined === '' ? [] : joined.split('\x1f') };
}
