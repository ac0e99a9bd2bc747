import type { CoreApi, Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

/** Frozen, with private fields. */
class Auth implements Plugin {
  readonly name = 'auth';
  readonly version = '1.0.0';
  readonly #issueToken: (request: unknown) => string;

  constructor(issueToken: (request: unknown) => string) {
    this.#issueToken = issueToken;
    Object.freeze(this);
  }

  initialize(core: CoreApi): void {
    core.registerRoute('/auth/login', (request) => this.#logIn(core, request));
  }

  #logIn(core: CoreApi, request: unknown): { token: string } {
    const answer = Object.freeze({ token: this.#issueToken(request) });
    core.emit('user.login', request);
    return answer;
  }
}

export function auth(issueToken: (request: unknown) => string): Plugin {
  return new Auth(issueToken);
}
