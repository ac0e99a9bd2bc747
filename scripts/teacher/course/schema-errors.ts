import { workbookRoot } from '../../platform/workbook-root.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { suggestion } from '../../platform/closest.ts';
import type { CourseText, Path } from './course-text.ts';
import type { Diagnostic } from './diagnostics.ts';

/** The schema that a course's file names as its "$schema", so that editors can complete it. */
export const schemaFile = join(workbookRoot, 'schemas', 'homework.schema.json');

/** A violation of the schema. */
export interface SchemaError extends Diagnostic {
  /** The part of the file that cannot be read because of the violation. Absent for an unknown key. */
  spoils?: Path;
}

/** The violations of the schema in a course's file. */
export function schemaErrors(read: CourseText): SchemaError[] {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true });
  const isCourse = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  if (isCourse(read.value)) return [];
  return (isCourse.errors ?? []).map((error) => {
    const path = pathOf(error, read.value);
    const unknown: unknown = error.params['additionalProperty'];
    const isKnown = typeof unknown !== 'string';
    const line = read.lineOf(isKnown ? path : [...path, unknown]);
    return { file: read.file, line, text: textOf(error, path, read.value), ...(isKnown ? { spoils: path } : {}) };
  });
}

/** How a mistake names a position: `"due" of 45`, `"lastDay" of "late"`, `number 2 of "weights"`. */
export function nameOf(path: Path, value: unknown): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  const part = typeof last === 'number' ? `number ${last + 1}` : `"${last}"`;
  if (path.length === 1) return part;
  const parent = path.slice(0, -1);
  const kata = parent[0] === 'katas' && parent.length === 2 ? field(valueAt(value, parent), 'kata') : undefined;
  return `${part} of ${kata === undefined ? nameOf(parent, value) : String(kata)}`;
}

function textOf({ keyword, params, data, parentSchema }: ErrorObject, path: Path, value: unknown): string {
  const name = nameOf(path, value);
  switch (keyword) {
    case 'type':
      return `${name} must be ${[params['type']]
        .flat()
        .map(kindOf)
        .join(', ')
        .replace(/, ([^,]+)$/, ' or $1')}`;
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty']);
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
      return `${nameOf([...path, unknown], value)} is unknown; ${suggestion(unknown, known)}`;
    }
    case 'required':
      return `${name} lacks "${String(params['missingProperty'])}"`;
    case 'minimum':
      return `${name} is ${String(data)}; it must be at least ${String(params['limit'])}`;
    case 'maximum':
      return `${name} is ${String(data)}; it must be at most ${String(params['limit'])}`;
    case 'pattern':
      return `${name} is "${String(data)}"; write "none", or { "percentPerDay": 10 }`;
    case 'minItems':
    case 'maxItems':
      return path[0] === 'weights' ? `${name} must be three numbers, for one, two and three stars` : `${name} is empty`;
    default:
      return `${name} is empty`;
  }
}

function kindOf(type: unknown): string {
  const kinds: Record<string, string> = {
    array: 'a list',
    integer: 'an integer',
    number: 'a number',
    object: 'an object',
    string: 'a string',
  };
  return kinds[String(type)] ?? String(type);
}

function pathOf({ instancePath }: ErrorObject, value: unknown): Path {
  const keys = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.map((key, i) => (Array.isArray(valueAt(value, keys.slice(0, i))) ? Number(key) : key));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => field(inner, key), value);
}

function field(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
