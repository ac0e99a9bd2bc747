import { copyPlain } from '../../../katas/support/show.ts';
import { parseSync, transformWithOxc, type ESTree } from 'vite';

/** One line of a statement's example that claims something. */
export interface Claim {
  /** The line as written in the statement. */
  line: string;
  /** The value of the expression, or the name of the error that it threw. */
  actual: unknown;
  /** The value in the comment. */
  expected: unknown;
}

interface Step {
  line: string;
  code: string;
  comment: string | undefined;
}

/**
 * Runs the code block below a statement's `## Example`.
 *
 * @param code statements; those with a comment after them make a claim: `sum(1, 2); // 3`, `fail(); // throws
 *   SomeError`
 * @param scope what the code may use: everything that the kata's files export
 * @returns one claim for each commented expression
 */
export async function runExample(code: string, scope: Readonly<Record<string, unknown>>): Promise<Claim[]> {
  const steps = stepsOf(code);
  const body = steps.map(({ line, code: text, comment }) =>
    comment === undefined
      ? text
      : `claim(${JSON.stringify(line)}, ${actualOf(text, comment)}, ${expectedOf(comment)});`,
  );
  const wrapped = `async (claim, scope) => {\nconst { ${Object.keys(scope).join(', ')} } = scope;\n${body.join('\n')}\n}`;
  const { code: script } = await transformWithOxc(`export default ${wrapped}`, 'example.ts', { sourcemap: false });
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(script)}`)) as {
    default: (claim: (line: string, actual: unknown, expected: unknown) => void, scope: object) => Promise<void>;
  };
  const claims: Claim[] = [];
  await module.default((line, actual, expected) => {
    // A copy, because a later line may change this value.
    claims.push({ line, actual: copyPlain(actual), expected });
  }, scope);
  return claims;
}

function stepsOf(code: string): Step[] {
  const { program, comments, errors } = parseSync('example.ts', code);
  if (errors[0]) throw new SyntaxError(`The example does not compile: ${errors[0].message}`);
  return (program.body as ESTree.Statement[]).map((statement) => {
    const text = code.slice(statement.start, statement.end);
    const rest = code.slice(statement.end).split('\n')[0] ?? '';
    const trailing = comments.find(({ start }) => start >= statement.end && start < statement.end + rest.length);
    const claim = statement.type === 'ExpressionStatement' ? trailing?.value.trim() : undefined;
    return { line: text + rest, code: claim === undefined ? text : text.replace(/;$/, ''), comment: claim };
  });
}

/** Await only if the line itself has `await`, so that no extra microtask runs between lines. */
function actualOf(expression: string, comment: string): string {
  if (errorNameIn(comment) === undefined) return `(${expression})`;
  const [wait, async] = /\bawait\b/.test(expression) ? ['await ', 'async '] : ['', ''];
  return `${wait}(${async}() => { try { (${expression}); return 'no error'; } catch (error) { return error.name; } })()`;
}

function expectedOf(comment: string): string {
  const error = errorNameIn(comment);
  return error === undefined ? comment : JSON.stringify(error);
}

function errorNameIn(comment: string): string | undefined {
  return /^(?:throws|rejects with) (\w+)$/.exec(comment)?.[1];
}
