/** The data of a user. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** Why a sign-up fails. */
export class Refused {
  readonly field: 'id' | 'email' | 'name' | undefined;

  constructor(field?: 'id' | 'email' | 'name') {
    this.field = field;
  }
}

/** Checks, saves and welcomes. */
export async function signUp(
  { id, email, name }: Person,
  save: (person: Person) => Promise<'saved' | 'taken'>,
  welcome: (email: string) => Promise<void>,
): Promise<{ user: Person; welcomed: boolean }> {
  if (id.trim() === '') throw new Refused('id');
  if (!email.includes('@')) throw new Refused('email');
  if (name.trim() === '') throw new Refused('name');
  const user = { id, email, name };
  if ((await save(user)) === 'taken') throw new Refused();
  try {
    await welcome(email);
    return { user, welcomed: true };
  } catch {
    return { user, welcomed: false };
  }
}

/** Keeps a person, unless the id is taken. */
export function keep(people: Map<string, Person>, person: Person): 'saved' | 'taken' {
  if (people.has(person.id)) return 'taken';
  people.set(person.id, person);
  return 'saved';
}

/** Inserts a row, unless the id is taken. */
export async function insert(
  { id, email, name }: Person,
  into: (row: { user_id: string; email_address: string; full_name: string }) => Promise<void>,
  isTaken: (error: unknown) => boolean,
): Promise<'saved' | 'taken'> {
  try {
    await into({ user_id: id, email_address: email, full_name: name });
    return 'saved';
  } catch (error) {
    if (isTaken(error)) return 'taken';
    throw error;
  }
}

/** The text of a welcome. */
export function welcomeText(email: string): string {
  return `Welcome email sent to ${email}`;
}

/** A response to a web request. */
export function response(found: { id?: string; field?: string; welcomed?: boolean }): {
  status: number;
  body: unknown;
} {
  const { id, field, welcomed } = found;
  if (welcomed !== undefined) return { status: 201, body: { id, welcomed } };
  if (field !== undefined) return { status: 400, body: { error: 'invalid registration', field } };
  if (id !== undefined) return { status: 409, body: { error: 'user exists', id } };
  return { status: 500, body: { error: 'internal error' } };
}

/** A line of the command line, and an exit code. */
export function report(found: { id?: string; field?: string }): { line: string; exitCode: number } {
  if (found.field !== undefined) return { line: `Invalid: ${found.field}`, exitCode: 1 };
  if (found.id !== undefined) return { line: `Exists: ${found.id}`, exitCode: 1 };
  return { line: 'Failed', exitCode: 2 };
}
