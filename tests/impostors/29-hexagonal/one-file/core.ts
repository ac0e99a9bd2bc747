// Breaks 3: the core and all adapters are in this file. The adapter files only re-export them.
/** What a person enters to sign up. */
export interface Registration {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A registered user. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** The result of a registration. */
export interface Registered {
  readonly user: User;
  /** Whether the welcome was sent. The user is registered either way. */
  readonly welcomed: boolean;
}

/** Driving port: what the outside world can ask the core to do. */
export interface UserPort {
  register(registration: Registration): Promise<Registered>;
}

/** Driven port: what the core needs from a store. */
export interface UserRepository {
  /** Adds the user unless the id is taken. The check and the write are a single step. */
  save(user: User): Promise<'saved' | 'taken'>;
}

/** Driven port: what the core needs from a messaging service. */
export interface NotifierPort {
  sendWelcome(email: string): Promise<void>;
}

/** A registration that cannot become a user. */
export class InvalidRegistrationError extends Error {
  override readonly name = 'InvalidRegistrationError';
  /** The field that is invalid. */
  readonly field: keyof Registration;

  constructor(field: keyof Registration) {
    super(`Invalid registration: check the ${field}`);
    this.field = field;
  }
}

/** The id of a registration is taken. */
export class UserExistsError extends Error {
  override readonly name = 'UserExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is already a user with the id ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** Creates the core's service. */
export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  return {
    async register(registration) {
      const user = userFrom(registration);
      if ((await repository.save(user)) === 'taken') throw new UserExistsError(user.id);
      return { user, welcomed: await tryToWelcome(notifier, user) };
    },
  };
}

function userFrom({ id, email, name }: Registration): User {
  if (isBlank(id)) throw new InvalidRegistrationError('id');
  if (!email.includes('@')) throw new InvalidRegistrationError('email');
  if (isBlank(name)) throw new InvalidRegistrationError('name');
  return { id, email, name };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The user is saved by now, so a failed welcome must not look like a failed registration. */
async function tryToWelcome(notifier: NotifierPort, { email }: User): Promise<boolean> {
  try {
    await notifier.sendWelcome(email);
    return true;
  } catch {
    return false;
  }
}

/** A row of the `users` table. */
export interface UserRow {
  readonly user_id: string;
  readonly email_address: string;
  readonly full_name: string;
}

/** The `users` table, as exposed by the database client. */
export interface UsersTable {
  /**
   * Inserts a row. Fails with a `SqlError` whose code is `'unique_violation'` if another row has the same `user_id`.
   */
  insert(row: UserRow): Promise<void>;
}

/** An error from the database client. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** What went wrong: `'unique_violation'`, `'connection_failure'` or one of many others. */
  readonly code: string;

  constructor(code: string) {
    super(`SQL error: ${code}`);
    this.code = code;
  }
}

/** Creates a repository that keeps users in the given `Map`, keyed by id. */
export function createInMemoryUserRepository(users: Map<string, User>): UserRepository {
  return {
    async save(user) {
      // No await between the check and the write, so no other call can take the id in between.
      if (users.has(user.id)) return 'taken';
      users.set(user.id, user);
      return 'saved';
    },
  };
}

/** Creates a repository that keeps users in a database. */
export function createSqlUserRepository(table: UsersTable): UserRepository {
  return {
    async save({ id, email, name }) {
      try {
        await table.insert({ user_id: id, email_address: email, full_name: name });
        return 'saved';
      } catch (error) {
        if (error instanceof SqlError && error.code === 'unique_violation') return 'taken';
        throw error;
      }
    },
  };
}

/** Creates a notifier that prints a line instead of sending an email. */
export function createConsoleNotifier(print: (line: string) => void): NotifierPort {
  return {
    sendWelcome: async (email) => print(`Welcome email sent to ${email}`),
  };
}

/** A `PUT /users/:id` request, as a web framework passes it on. */
export interface HttpRequest {
  readonly params: { readonly id: string };
  readonly body: { readonly email: string; readonly name: string };
}

/** The response to a web request. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What the web framework calls. */
export type HttpRoute = (request: HttpRequest) => Promise<HttpResponse>;

/** What the command line calls, with an id, an email address and a name. It resolves to the exit code. */
export type CliCommand = (args: readonly string[]) => Promise<number>;

/** Creates the web route that registers a user. */
export function createHttpRoute(users: UserPort): HttpRoute {
  return async ({ params: { id }, body: { email, name } }) => {
    try {
      const { user, welcomed } = await users.register({ id, email, name });
      return { status: 201, body: { id: user.id, welcomed } };
    } catch (error) {
      return responseTo(error);
    }
  };
}

/** Creates the command that registers a user. */
export function createCliCommand(users: UserPort, print: (line: string) => void): CliCommand {
  return async ([id = '', email = '', name = '']) => {
    try {
      const { user, welcomed } = await users.register({ id, email, name });
      print(welcomed ? `Registered: ${user.name}` : `Registered, not welcomed: ${user.name}`);
      return 0;
    } catch (error) {
      const { line, exitCode } = reportOn(error);
      print(line);
      return exitCode;
    }
  };
}

function responseTo(error: unknown): HttpResponse {
  if (error instanceof InvalidRegistrationError) {
    return { status: 400, body: { error: 'invalid registration', field: error.field } };
  }
  if (error instanceof UserExistsError) return { status: 409, body: { error: 'user exists', id: error.id } };
  return { status: 500, body: { error: 'internal error' } };
}

/** Exit code 1 means that other arguments may work; 2 means that a later attempt may work. */
function reportOn(error: unknown): { line: string; exitCode: number } {
  if (error instanceof InvalidRegistrationError) return { line: `Invalid: ${error.field}`, exitCode: 1 };
  if (error instanceof UserExistsError) return { line: `Exists: ${error.id}`, exitCode: 1 };
  return { line: 'Failed', exitCode: 2 };
}
