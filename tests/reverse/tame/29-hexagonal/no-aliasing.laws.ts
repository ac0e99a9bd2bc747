// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createUserService,
  InvalidRegistrationError,
  type NotifierPort,
  type Registration,
  UserExistsError,
} from '../../../../katas/29-hexagonal/core.ts';
import {
  createInMemoryUserRepository,
  createSqlUserRepository,
  type UserRow,
} from '../../../../katas/29-hexagonal/driven-adapters.ts';

law('an empty field is invalid', { field: fc.constantFrom('id', 'email', 'name') }, async ({ field }) => {
  const service = createUserService(createInMemoryUserRepository(new Map()), silent);
  const error: unknown = await service.register({ ...ada, [field]: '' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidRegistrationError);
});

law('a taken id is rejected', { name: fc.constantFrom('Ada', 'Bo') }, async ({ name }) => {
  const service = createUserService(createInMemoryUserRepository(new Map()), silent);
  await service.register(ada);
  const error: unknown = await service.register({ ...ada, name }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserExistsError);
});

law('the row has three columns', { name: fc.constantFrom('Ada', 'Bo') }, async ({ name }) => {
  const rows: UserRow[] = [];
  const repository = createSqlUserRepository({ insert: async (row) => void rows.push(row) });
  expect(await repository.save({ ...ada, name })).toBe('saved');
  expect(rows).toMatchObject([{ user_id: 'u1', email_address: ada.email, full_name: name }]);
});

const ada: Registration = { id: 'u1', email: 'ada@example.com', name: 'Ada' };

const silent: NotifierPort = { sendWelcome: async () => {} };
