import { type Cell, CsvExporter, DataExporter, JsonExporter, type Row } from './template-method.ts';

export type Rows = readonly Readonly<Row>[];

/** What all exporters have in common for those who use them. */
export interface Exporter {
  export(rows: Rows): string;
}

export const formats = ['CSV', 'JSON'] as const;

export type Format = (typeof formats)[number];

const classes = { CSV: CsvExporter, JSON: JsonExporter };

/** A new exporter of the learner's. */
export function ownExporter(format: Format): Exporter {
  return new classes[format]();
}

/** The name of a step. */
export type Step = 'validate' | 'transform' | 'serialize';

export const stepNames = ['validate', 'transform', 'serialize'] as const satisfies readonly Step[];

/** What the steps of an exporter do that the learner has never seen. Each gets all the arguments that `export` passes. */
export interface Steps {
  /** The class has no `validate` of its own if this is missing. */
  validate?: (args: unknown[], self: object) => Row[];
  transform: (args: unknown[], self: object) => unknown;
  serialize: (args: unknown[], self: object) => string;
}

/** Ways to write an exporter class. */
export const exporterForms = [
  'an instance of a class',
  'a frozen instance',
  'an instance of a class with a parent class of its own',
  'an instance whose steps are arrow functions',
] as const;

/** One of `exporterForms`. */
export type ExporterForm = (typeof exporterForms)[number];

/** An exporter that the learner has never seen. */
export function unseenExporter(steps: Steps, form: ExporterForm = 'an instance of a class'): Exporter {
  switch (form) {
    case 'an instance of a class':
      return new (classWith(steps))();
    case 'a frozen instance':
      return Object.freeze(new (classWith(steps))());
    case 'an instance of a class with a parent class of its own':
      return new (class extends classWith(steps) {})();
    case 'an instance whose steps are arrow functions':
      return instanceWithArrows(steps);
    default:
      return form satisfies never;
  }
}

function classWith({ validate, transform, serialize }: Steps): new () => Exporter {
  class WithoutValidate extends DataExporter<unknown> {
    protected transform(...args: unknown[]): unknown {
      return transform(args, this);
    }

    protected serialize(...args: unknown[]): string {
      return serialize(args, this);
    }
  }
  if (!validate) return WithoutValidate;
  return class extends WithoutValidate {
    protected override validate(...args: unknown[]): Row[] {
      return validate(args, this);
    }
  };
}

function instanceWithArrows(steps: Steps): Exporter {
  class WithArrows extends DataExporter<unknown> {
    protected override transform = (...args: unknown[]): unknown => steps.transform(args, this);
    protected override serialize = (...args: unknown[]): string => steps.serialize(args, this);
  }
  if (!steps.validate) return new WithArrows();
  const { validate } = steps as Required<Steps>;
  return new (class extends WithArrows {
    protected override validate = (...args: unknown[]): Row[] => validate(args, this);
  })();
}

/** Its `transform` returns the rows that it gets, and its content is their JSON text. */
export function plainSteps(): Steps & Required<Pick<Steps, 'validate'>> {
  return {
    validate: ([rows]) => rows as Row[],
    transform: ([rows]) => rows,
    serialize: ([prepared]) => textOf(prepared),
  };
}

/** JSON text, also of `undefined` and of values that hold what JSON does not know. */
export function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}

/** A subclass of `DataExporter` whose `validate` calls the default with this list, and notes what it returns. */
export function exporterCallingSuper(list: Row[], note: (returned: unknown) => void): Exporter {
  return new (class extends DataExporter<Row[]> {
    protected override validate(): Row[] {
      const returned = super.validate(list);
      note(returned);
      return returned;
    }

    protected transform(rows: Row[]): Row[] {
      return rows;
    }

    protected serialize(rows: Row[]): string {
      return textOf(rows);
    }
  })();
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * An action with another method on a prototype. The new one gets the old one, and may call it with `this`.
 *
 * @returns what the action returns
 */
export function withMethod<T>(prototype: object, name: string, change: (old: Method) => Method, action: () => T): T {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const value = change(Reflect.get(prototype, name) as Method);
  Object.defineProperty(prototype, name, { value, enumerable: false, configurable: true, writable: true });
  try {
    return action();
  } finally {
    if (own) Object.defineProperty(prototype, name, own);
    else Reflect.deleteProperty(prototype, name);
  }
}

/** Ways to give an exporter of the learner's another step. */
export const places = ['in a subclass', 'on the class itself'] as const;

/**
 * What an exporter of the learner's exports while it has another step.
 *
 * @param work what the new step does; gets its argument and the old step
 */
export function exportWithStep(
  { format, step, place }: { format: Format; step: Step; place: (typeof places)[number] },
  work: (argument: unknown, old: (argument: unknown) => unknown, self: Exporter) => unknown,
  rows: Rows,
): string {
  const Own: new () => Exporter = classes[format];
  const Class: new () => Exporter = place === 'in a subclass' ? class extends Own {} : Own;
  const change = (old: Method): Method =>
    function (argument) {
      return work(argument, (other) => Reflect.apply(old, this, [other]), this as Exporter);
    };
  return withMethod(Class.prototype, step, change, () => new Class().export(rows));
}

/** What a new step does, besides calling the old one. */
export const newSteps = [
  'validate returns only the last row',
  'transform uses only the last row',
  "serialize appends '(end)'",
] as const;

/** The new step, which calls the old one. */
export function stepLike(newStep: (typeof newSteps)[number]) {
  return (argument: unknown, old: (argument: unknown) => unknown): unknown => {
    if (newStep === "serialize appends '(end)'") return `${String(old(argument))}(end)`;
    if (newStep === 'validate returns only the last row') return (old(argument) as Row[]).slice(-1);
    return old((argument as Row[]).slice(-1));
  };
}

/** Names that a subclass may choose for members of its own. */
export const memberNames = [
  ...['checksum', 'checksumOf', 'computeChecksum', '_computeChecksum', 'checksumLine', 'addChecksum', 'hash'],
  ...['copy', 'copyOf', 'copyRows', 'cloneRows', 'run', 'execute', 'doExport', 'format', 'content', 'rows'],
  ...['before', 'after', 'finish', 'name', 'constructor', 'toString'],
] as const;

/** What an exporter of the learner's exports while `DataExporter` has another `export`. */
export function exportWithNewTemplate(format: Format, rows: Rows): string {
  return withMethod(
    DataExporter.prototype,
    'export',
    () => (given) => `the new export, with ${given === rows ? 'the rows' : 'something else'}`,
    () => ownExporter(format).export(rows),
  );
}

/**
 * A line for each member that `DataExporter` has besides `export` and the steps, and for each other member of an
 * exporter that `export` uses. An exporter whose prototype is a proxy notes what the base class looks for.
 */
export function otherMembers(rows: Rows): string[] {
  const listed: readonly PropertyKey[] = ['export', ...stepNames];
  const others = (object: object, known: readonly PropertyKey[]) =>
    Reflect.ownKeys(object).filter((key) => !known.includes(key));
  const exporter = unseenExporter(plainSteps());
  const lines = [...others(DataExporter.prototype, [...listed, 'constructor']), ...others(exporter, listed)].map(
    (key) => `DataExporter has ${String(key)}`,
  );
  const note = (how: string, key: PropertyKey) => {
    const line = `export ${how} ${String(key)}`;
    if (!listed.includes(key) && !lines.includes(line)) lines.push(line);
  };
  const noting = new Proxy(Object.getPrototypeOf(exporter) as object, {
    get: (target, key, receiver) => {
      note('reads', key);
      return Reflect.get(target, key, receiver) as unknown;
    },
    has: (target, key) => {
      note('looks for', key);
      return Reflect.has(target, key);
    },
    set: (target, key, value, receiver) => {
      note('assigns', key);
      return Reflect.set(target, key, value, receiver);
    },
  });
  Object.setPrototypeOf(exporter, noting);
  exporter.export(rows);
  return lines;
}

/** What an exporter exports that has another member besides its steps. */
export function exportWithMember(name: string, rows: Rows): string {
  const exporter = unseenExporter(plainSteps());
  const value = () => 'the value of another member';
  Object.defineProperty(exporter, name, { value, enumerable: true, configurable: true, writable: true });
  return exporter.export(rows);
}

/** A new list of the same rows. */
export function copyOf(rows: Rows): Row[] {
  return rows.map((row) => ({ ...row }));
}

/** The rows as columns and cells, in order. */
export function cellsOf(rows: Rows): [column: string, cell: Cell][][] {
  return rows.map((row) => Object.entries(row));
}
