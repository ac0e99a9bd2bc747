import fc from 'fast-check';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { Watched } from '../support/watched.ts';
import { CatalogService } from './catalog-service.ts';
import type { Database } from './database.ts';
import type { ProductRepository } from './product-repository.ts';
import { UnknownProductError, type Product } from './product.ts';
import { attempt, create, linesOf, plainRepository, text } from './repository.model.ts';

/** A call of the catalogue, or of its repository by other code. */
export type CatalogStep =
  | 'electronics'
  | { add: string; price: number }
  | { changePrice: string; to: number }
  | { saveElsewhere: string; price: number }
  | { deleteElsewhere: string };

/** A catalogue and its repository. */
export class CatalogSession {
  readonly #repository: ProductRepository;
  readonly #catalog: Pick<CatalogService, 'add' | 'electronics' | 'changePrice'>;
  readonly #watched = new Watched();

  constructor(
    repository: ProductRepository,
    catalog: Pick<CatalogService, 'add' | 'electronics' | 'changePrice'> = new CatalogService(repository),
  ) {
    this.#repository = repository;
    this.#catalog = catalog;
  }

  /** Performs a step, and returns it with the lines of what it returned or threw. */
  do(step: CatalogStep): string[] {
    return attempt(text(step), () => linesOf(this.perform(step)));
  }

  perform(step: CatalogStep): unknown {
    if (step === 'electronics') return this.#catalog.electronics();
    if ('add' in step) this.#catalog.add(this.#noted(article(step.add, step.price)));
    else if ('changePrice' in step) this.#catalog.changePrice(step.changePrice, step.to);
    else if ('saveElsewhere' in step) this.#repository.save(article(step.saveElsewhere, step.price));
    else this.#repository.delete(step.deleteElsewhere);
    return [];
  }

  /** A line for each product that was frozen or changed after `add` had been called with it. */
  complaints(): string[] {
    return this.#watched.complaints();
  }

  #noted(product: Product): Product {
    this.#watched.note(product, 'a product passed to add');
    return product;
  }

  /** What the catalogue did with the repository beyond its interface. */
  beyondInterface(): string[] {
    return beyondInterface(this.#repository);
  }
}

function article(id: string, price: number): Product {
  return {
    id,
    name: id.toUpperCase(),
    price,
    category: id === 'shirt' ? 'clothing' : 'electronics',
    tags: ['new', id],
  };
}

/** What a catalogue returns and throws. */
export function expectedOfCatalog(steps: readonly CatalogStep[]): string[] {
  const repository = plainRepository();
  const session = new CatalogSession(repository, {
    add: (added) => repository.save(added),
    electronics: () => repository.findByCategory('electronics'),
    changePrice: (id, price) => {
      const found = repository.findById(id);
      if (!found) throw new UnknownProductError(id);
      repository.save({ ...found, price });
    },
  });
  return steps.flatMap((step) => session.do(step));
}

/** The ways in which an object with the four methods may come about. */
export const portForms = [
  'a stand-in',
  ...objectForms,
  'in memory, methods replaced',
  'SQL, methods replaced',
] as const;
export type PortForm = (typeof portForms)[number];

/** A repository that the learner has not seen. Its products are frozen. */
export function portInForm(form: PortForm, open: () => Database): ProductRepository {
  const port = plainRepository();
  if (form === 'a stand-in') return standIn('repository', port);
  if (form === 'in memory, methods replaced') return replaced(create('in memory', open), port);
  if (form === 'SQL, methods replaced') return replaced(create('SQL', open), port);
  return inObjectForm(port, form);
}

/** One of the learner's repositories with one product inside, and with other methods. */
function replaced(own: ProductRepository, methods: ProductRepository): ProductRepository {
  own.save(article('decoy', 1));
  const properties = Object.fromEntries(
    Object.entries(methods).map(([name, value]) => [name, { value: value as unknown, configurable: true }]),
  );
  if (Object.isExtensible(own)) {
    Object.defineProperties(own, properties);
    // A proxy may ignore it.
    if (own.save === methods.save) return own;
  }
  return Object.create(own, properties) as ProductRepository;
}

/** A call of the catalogue, and a method of the repository that it needs. */
export const neededCalls: { step: CatalogStep; failing: keyof ProductRepository }[] = [
  { step: { add: 'phone', price: 1 }, failing: 'save' },
  { step: 'electronics', failing: 'findByCategory' },
  { step: { changePrice: 'laptop', to: 1 }, failing: 'findById' },
  { step: { changePrice: 'laptop', to: 1 }, failing: 'save' },
];

/** A catalogue over a repository with a laptop at 5. The first call of one of its methods throws. */
export function sessionFailingOnce(failing: keyof ProductRepository, failure: unknown): CatalogSession {
  const inner = plainRepository();
  inner.save(article('laptop', 5));
  const port: ProductRepository = {
    ...inner,
    [failing]: () => {
      Object.assign(port, inner);
      throw failure;
    },
  };
  return new CatalogSession(port);
}

export function catalogSteps(): fc.Arbitrary<CatalogStep[]> {
  const id = fc.constantFrom('laptop', 'phone', 'shirt');
  const price = fc.nat(9);
  const step: fc.Arbitrary<CatalogStep> = fc.oneof(
    fc.constant('electronics' as const),
    fc.record({ add: id, price }, { noNullPrototype: true }),
    fc.record({ changePrice: id, to: price }, { noNullPrototype: true }),
    fc.record({ saveElsewhere: id, price }, { noNullPrototype: true }),
    fc.record({ deleteElsewhere: id }, { noNullPrototype: true }),
  );
  return fc.array(step, { minLength: 1, maxLength: 8 });
}

/** Something of everything that a catalogue does. */
export const aDay: CatalogStep[] = [
  'electronics',
  { add: 'laptop', price: 99_999 },
  { add: 'shirt', price: 1_999 },
  { add: 'phone', price: 59_999 },
  { changePrice: 'laptop', to: 89_999 },
  'electronics',
  { changePrice: 'shirt', to: 999 },
  { deleteElsewhere: 'laptop' },
  { changePrice: 'laptop', to: 79_999 },
  'electronics',
];

/** What other code does to the repository in between, a second `add`, and a price of 0. */
export const aBusyDay: CatalogStep[] = [
  { add: 'phone', price: 4 },
  { add: 'laptop', price: 5 },
  'electronics',
  { saveElsewhere: 'phone', price: 6 },
  'electronics',
  { saveElsewhere: 'laptop', price: 7 },
  { changePrice: 'laptop', to: 0 },
  'electronics',
  { add: 'laptop', price: 8 },
  { deleteElsewhere: 'phone' },
  { changePrice: 'phone', to: 9 },
  'electronics',
];
