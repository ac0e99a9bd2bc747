import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { locationAt } from '../../platform/code-frame.ts';
import type { Diagnostic } from './diagnostics.ts';

/** A position in a JSON file: keys and indices from the outside in. */
export type Path = readonly (string | number)[];

/** A parsed JSON file that knows the line of each of its parts. */
export interface CourseText {
  file: string;
  value: unknown;
  /**
   * The line of a key if the path ends with one, otherwise of the value. If it does not exist, the line of what would
   * contain it.
   */
  lineOf(path: Path): number;
}

/** Reads JSON. A byte order mark and carriage returns are ignored. Comments and duplicate keys are mistakes. */
export function readCourseText(file: string, text: string): { read?: CourseText; mistakes: Diagnostic[] } {
  const plain = text.replace(/^\uFEFF/, '');
  const lineAt = (offset: number) => locationAt(file, plain, offset).line;
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { disallowComments: true, allowTrailingComma: false });
  const found = errors.map(({ error, offset }) => ({
    file,
    line: lineAt(offset),
    text: `is not valid JSON: ${errorText(error)}`,
  }));
  // One syntax error leads to further errors on the same line.
  const syntax = found.filter(({ line }, i) => found.findIndex((other) => other.line === line) === i);
  if (tree === undefined || syntax.length > 0) {
    return { mistakes: syntax.length > 0 ? syntax : [{ file, line: 1, text: 'is not valid JSON: the file is empty' }] };
  }
  const lineOf = (path: Path) => {
    const node = findNodeAtLocation(tree, [...path]) ?? tree;
    return lineAt((node.parent?.type === 'property' ? node.parent : node).offset);
  };
  const duplicates = duplicateKeys(tree).map(({ key, offset }) => ({
    file,
    line: lineAt(offset),
    text: `"${key}" appears twice here`,
  }));
  return { read: { file, value: getNodeValue(tree), lineOf }, mistakes: duplicates };
}

function duplicateKeys(node: Node): { key: string; offset: number }[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.flatMap(({ children: [key] = [] }) => key ?? []) : [];
  const duplicates = keys.filter(({ value }, i) => keys.findIndex((other) => other.value === value) < i);
  return [
    ...duplicates.map(({ value, offset }) => ({ key: String(value), offset })),
    ...children.flatMap((child) => duplicateKeys(child)),
  ];
}

/** Turns the parser's `CommaExpected` into `comma expected`. */
function errorText(error: number): string {
  return printParseErrorCode(error)
    .replaceAll(/\B[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
