import { sourcesOf } from '../support/helper-files.ts';
import { openProject } from '../support/import-rules.ts';
import { globalsOf } from '../support/imports.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'core.ts': [
    'Registration',
    'User',
    'Registered',
    'UserPort',
    'UserRepository',
    'NotifierPort',
    'InvalidRegistrationError',
    'UserExistsError',
    'createUserService',
  ],
  'driving-adapters.ts': [
    'HttpRequest',
    'HttpResponse',
    'HttpRoute',
    'CliCommand',
    'createHttpRoute',
    'createCliCommand',
  ],
  'driven-adapters.ts': [
    'UserRow',
    'UsersTable',
    'SqlError',
    'createInMemoryUserRepository',
    'createSqlUserRepository',
    'createConsoleNotifier',
  ],
};

export const files = Object.keys(listed);

/** What each file may import. */
export const importRules = {
  'core.ts': { mayImport: [] },
  'driving-adapters.ts': { mayImport: ['core.ts'] },
  'driven-adapters.ts': { mayImport: ['core.ts'] },
};

/** The public members that the starter gives the error classes. */
export const publicMembers = {
  'core.ts': { InvalidRegistrationError: ['name', 'field'], UserExistsError: ['name', 'id'] },
  'driven-adapters.ts': { SqlError: ['name', 'code'] },
};

const coresErrors = ['InvalidRegistrationError', 'UserExistsError'];

/** Work that belongs to the core. */
export const coresWork = {
  'driving-adapters.ts': { creates: coresErrors },
  'driven-adapters.ts': { creates: coresErrors },
};

const outside = ['console', 'process', 'globalThis', 'Date', 'Math.random', 'fetch', 'setTimeout', 'setInterval'];

/** A line for each name from the outside world that the core uses, in its own file or in a helper file. */
export function outsideNames(testUrl: string): string[] {
  const project = openProject(testUrl, files);
  const names = sourcesOf(project, 'core.ts').flatMap((source) => globalsOf(source, outside).map(({ name }) => name));
  return [...new Set(names)].map((name) => `core.ts uses ${name}`);
}
