import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyString, falsyValues, hostileStrings } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { changes, mutateDeep } from '../support/mutate-deep.ts';
import { show } from '../support/show.ts';
import { Watched } from '../support/watched.ts';
import * as given from './exporters.model.ts';
import {
  anyRows,
  type Attempt,
  attempts,
  callsOfSteps,
  cities,
  contentOf,
  csvOf,
  expectedAttempt,
  expectedCalls,
  exportWithChange,
  exportsInTurn,
  FailingSession,
  nestedExports,
  outcomeOf,
  people,
  reused,
  tables,
  versionsOf,
  withChecksum,
} from './template-method.model.ts';
import { CsvExporter, JsonExporter, type Row } from './template-method.ts';

const anyFormat = fc.constantFrom(...given.formats);
const anyStep = fc.constantFrom(...given.stepNames);
const allFormats = [...given.formats, 'an unknown format'] as const;
const moments = ['before its own work', 'after its own work'] as const;

describe('1 ★ CSV and JSON exports end with a checksum line', () => {
  example('Alice and Bob', () => {
    expect(new CsvExporter().export(people)).toBe('name,age\nAlice,30\nBob,25\nChecksum:1610520c');
    expect(new JsonExporter().export(people)).toBe(`${JSON.stringify(people, null, 2)}\nChecksum:14c660f6`);
  });

  law(
    'a CSV export has a line of column names and a line per row',
    { rows: tables(1) },
    ({ rows }) => {
      expect(new CsvExporter().export(given.copyOf(rows))).toBe(withChecksum(csvOf(rows)));
    },
    { examples: [{ rows: [{ name: '', age: 0, paid: false }] }] },
  );

  law('a JSON export has the rows as indented JSON', { rows: tables(1) }, ({ rows }) => {
    expect(new JsonExporter().export(given.copyOf(rows))).toBe(withChecksum(JSON.stringify(rows, null, 2)));
  });
});

describe('2 ★ CSV leaves out empty rows, and JSON keeps them', () => {
  law(
    'CSV has no line for a row without columns, and JSON has an empty object',
    { before: fc.nat(2), rows: tables(), after: fc.nat(2) },
    ({ before, rows, after }) => {
      const empty = (count: number): Row[] => Array.from({ length: count }, () => ({}));
      const all = () => [...empty(before), ...given.copyOf(rows), ...empty(after)];
      const contents = [new CsvExporter(), new JsonExporter()].map((exporter) => contentOf(exporter.export(all())));
      const csv = rows.length === 0 ? '' : contentOf(new CsvExporter().export(given.copyOf(rows)));
      expect(contents).toEqual([csv, JSON.stringify(all(), null, 2)]);
    },
    {
      examples: [
        { before: 0, rows: [], after: 0 },
        { before: 1, rows: [], after: 1 },
        { before: 1, rows: people, after: 1 },
        { before: 0, rows: [{ name: '' }], after: 0 },
      ],
    },
  );
});

describe('3 ★★ `export` works the same way for every subclass', () => {
  law(
    'each export calls every step once, with the value that the previous step returned',
    {
      form: fc.constantFrom(...given.exporterForms),
      exports: fc.array(anyRows(), { maxLength: 2 }),
      validated: anyRows(),
      prepared: fc.constantFrom<unknown>('text', undefined, ...falsyValues),
      content: anyString(),
    },
    ({ exports, ...setup }) => {
      expect(callsOfSteps(setup, exports)).toEqual(expectedCalls(exports));
    },
    {
      why: 'a subclass relies on the steps before its own, and on fields that it sets in its constructor',
      examples: [
        ...given.exporterForms.map((form) => ({
          ...{ form, exports: [people, people], validated: [{}, ...cities], prepared: ['a'] as unknown },
          content: 'a',
        })),
        ...[undefined, ...falsyValues].map((prepared: unknown) => ({
          ...{ form: 'an instance of a class' as const, exports: [[], people], validated: [], prepared },
          content: '',
        })),
      ],
    },
  );

  law(
    'export returns the content and its checksum line, whatever the content is',
    { content: anyString(20), rows: anyRows() },
    ({ content, rows }) => {
      const exporter = given.unseenExporter({ ...given.plainSteps(), serialize: () => content });
      expect(exporter.export(rows)).toBe(withChecksum(content));
    },
    {
      examples: [...hostileStrings, '\ufeffa', 'a\n', 'a\nChecksum:00000000', withChecksum('a')].flatMap((content) =>
        [[], people].map((rows) => ({ content, rows })),
      ),
    },
  );
});

describe('4 ★★ A subclass may leave out `validate`', () => {
  law(
    'without a validate of its own, a subclass exports all rows',
    { form: fc.constantFrom(...given.exporterForms), rows: anyRows() },
    ({ form, rows }) => {
      const { transform, serialize } = given.plainSteps();
      const exported = outcomeOf(() => contentOf(given.unseenExporter({ transform, serialize }, form).export(rows)));
      expect(exported).toBe(given.textOf(rows));
    },
    {
      examples: given.exporterForms.flatMap((form) => [
        { form, rows: people },
        { form, rows: [{}, ...people, {}, ...people] },
      ]),
    },
  );

  law(
    '`super.validate` returns the array that it receives',
    { rows: anyRows(1), list: anyRows() },
    ({ rows, list }) => {
      const expected = given.copyOf(list);
      const returned: unknown[] = [];
      const outcome = outcomeOf(() => {
        given.exporterCallingSuper(list, (value) => returned.push(value)).export(rows);
        return 'no error';
      });
      const same = returned.length > 0 && returned.every((one) => one === list);
      expect({ outcome, returned: same ? 'the same array' : 'another value' }).toEqual({
        outcome: 'no error',
        returned: 'the same array',
      });
      expect(list).toEqual(expected);
    },
    { examples: [{ rows: people, list: [{}, ...cities] }] },
  );
});

describe('5 ★★ `CsvExporter` and `JsonExporter` supply steps and nothing else', () => {
  law(
    'if `export` is replaced in `DataExporter`, CSV and JSON exports use the new one',
    { format: anyFormat, rows: tables() },
    ({ format, rows }) => {
      expect(given.exportWithNewTemplate(format, rows)).toBe('the new export, with the rows');
    },
    {
      why: 'whenever the algorithm changes, somebody has to find its second copy and change that as well',
      examples: given.formats.map((format) => ({ format, rows: people })),
    },
  );

  law(
    'if a step of `CsvExporter` or `JsonExporter` is overridden or replaced, the export uses the new one',
    {
      format: anyFormat,
      newStep: fc.constantFrom(...given.newSteps),
      place: fc.constantFrom(...given.places),
      rows: tables(2),
    },
    ({ format, newStep, place, rows }) => {
      const [step] = given.stepNames.filter((name) => newStep.startsWith(name));
      const exported = outcomeOf(() =>
        contentOf(given.exportWithStep({ format, step: step ?? 'validate', place }, given.stepLike(newStep), rows)),
      );
      const expected =
        step === 'serialize'
          ? `${contentOf(given.ownExporter(format).export(rows))}(end)`
          : contentOf(given.ownExporter(format).export(rows.slice(-1)));
      expect(exported).toBe(expected);
    },
    {
      why: 'a subclass that overrides a step must not have to copy the rest of the algorithm',
      examples: given.formats.flatMap((format) =>
        given.newSteps.flatMap((newStep) => given.places.map((place) => ({ format, newStep, place, rows: people }))),
      ),
    },
  );
});

describe('6 ★★★ No export affects another one', () => {
  law(
    'if a step throws, the caller gets the thrown value, and the next export works',
    { failure: anyFailure(), exports: walks(fc.constantFrom(...attempts), 6), rows: anyRows(1) },
    ({ failure, exports, rows }, mode) => {
      const session = mode.use(() => new FailingSession(failure));
      expect(exports.map((attempt) => session.export(attempt, rows))).toEqual(
        exports.map((attempt) => expectedAttempt(attempt, rows)),
      );
    },
    {
      modes: { inCompany: true },
      examples: [ordinaryFailure(), failureOf('undefined', undefined)].map((failure) => ({
        ...{ failure, rows: people },
        exports: given.stepNames.flatMap((step) => [...twice(`${step} throws`), ...twice('every step works')]),
      })),
    },
  );

  law(
    'a result does not depend on earlier exports, nor on later changes to the rows',
    {
      format: anyFormat,
      versions: fc.array(tables(), { minLength: 1, maxLength: 4 }),
      reuse: fc.constantFrom(...reused),
    },
    ({ format, versions, reuse }) => {
      const all = versionsOf(versions, reuse);
      const alone = all.map((rows) => outcomeOf(() => show(given.ownExporter(format).export(given.copyOf(rows)))));
      expect(exportsInTurn(format, all, reuse)).toEqual(alone);
    },
    {
      examples: given.formats.flatMap((format) =>
        reused.map((reuse) => ({ format, versions: [people, cities, people.slice(0, 1), [], people], reuse })),
      ),
    },
  );

  law(
    'a step may call export during an export',
    {
      format: fc.constantFrom(...allFormats),
      step: anyStep,
      when: fc.constantFrom(...moments),
      depth: fc.integer({ min: 1, max: 3 }),
    },
    ({ format, ...nesting }) => {
      const levels = Array.from({ length: nesting.depth + 1 }, (_, level) => (level % 2 === 0 ? people : cities));
      const alone = levels.flatMap((rows) => nestedExports({ ...nesting, format, depth: 0 }, [rows]));
      expect(nestedExports({ ...nesting, format }, [people, cities])).toEqual(alone);
    },
    {
      examples: allFormats.flatMap((format) =>
        given.stepNames.flatMap((step) =>
          moments.flatMap((when) => [2, 20].map((depth) => ({ format, step, when, depth }))),
        ),
      ),
    },
  );
});

describe("7 ★★★ Steps cannot change the caller's rows", () => {
  law(
    "a step of an unknown subclass may change the rows that it receives, and the caller's rows stay the same",
    {
      format: fc.constantFrom(...allFormats),
      step: anyStep,
      change: fc.constantFrom(...changes),
      rows: tables(1),
      callersRows: fc.constantFrom('are frozen', 'are not frozen'),
    },
    ({ rows, callersRows, ...setup }) => {
      const expected = given.copyOf(rows);
      mutateDeep(expected, setup.change);
      const list = callersRows === 'are frozen' ? Object.freeze(rows.map((row) => Object.freeze(row))) : rows;
      const watched = new Watched();
      watched.note(list, "the caller's array");
      const { content, received } = exportWithChange(setup, list);
      expect(watched.complaints()).toEqual([]);
      // Your own formats may pass `serialize` something else than rows.
      if (setup.step !== 'serialize') expect(received, 'what the step receives, changed').toEqual(expected);
      // Formats other than this one may not be able to handle rows that look like this.
      if (setup.format === 'an unknown format') expect(content).toBe(given.textOf(expected));
    },
    {
      why: 'a page that shows the same rows afterwards would show the changes that an export made',
      examples: allFormats.flatMap((format) =>
        changes.flatMap((change) =>
          given.stepNames.map((step) => ({
            ...{ format, step, change, rows: people },
            callersRows: 'are not frozen' as const,
          })),
        ),
      ),
    },
  );

  law(
    'CSV and JSON exports leave the rows of the caller unchanged',
    {
      format: anyFormat,
      rows: fc.oneof(
        tables(),
        tables().map((rows) => [{}, ...rows, {}]),
      ),
    },
    ({ format, rows }) => {
      const watched = new Watched();
      watched.note(rows, "the caller's array");
      const outcome = outcomeOf(() => typeof given.ownExporter(format).export(rows));
      expect({ outcome, changes: watched.complaints() }).toEqual({ outcome: 'string', changes: [] });
    },
    { examples: given.formats.map((format) => ({ format, rows: [{}, ...people] })) },
  );
});

describe('8 ★★★ A subclass cannot change the rest of the algorithm by accident', () => {
  law(
    '`DataExporter` has no members besides `export`, the steps and `#private` ones, and `export` uses no others',
    { rows: anyRows() },
    ({ rows }) => {
      expect(given.otherMembers(rows)).toEqual([]);
    },
    {
      why: 'a subclass that happens to have a member of the same name would change the algorithm',
      examples: [{ rows: people }, { rows: [] }],
    },
  );

  law(
    'members with other names do not change the result',
    { name: fc.oneof(fc.constantFrom(...given.memberNames), anyString()), rows: anyRows() },
    ({ name, rows }) => {
      const isListed = name === 'export' || given.stepNames.some((step) => step === name);
      expect(outcomeOf(() => contentOf(given.exportWithMember(isListed ? 'copy' : name, rows)))).toBe(
        given.textOf(rows),
      );
    },
    { examples: given.memberNames.map((name) => ({ name, rows: people })) },
  );
});

function twice(attempt: Attempt): Attempt[] {
  return [attempt, attempt];
}
