// Breaks 7: refuses to save text with a NUL, but looks it up and deletes by it.
import { SqlProductRepository as Right, type Product } from '../../../solutions/52-repository/repository.ts';

export {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  UnknownProductError,
} from '../../../solutions/52-repository/repository.ts';

export class SqlProductRepository extends Right {
  override findById(id: string): Product | undefined {
    return super.findById(asTheDatabaseReads(id));
  }

  override findByCategory(category: string): Product[] {
    return super.findByCategory(asTheDatabaseReads(category));
  }

  override delete(id: string): void {
    super.delete(asTheDatabaseReads(id));
  }
}

function asTheDatabaseReads(text: string): string {
  return text.split('\0')[0] ?? '';
}
