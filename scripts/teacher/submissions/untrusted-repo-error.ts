/** Why a repository cannot be trusted, in one sentence. */
export class UntrustedRepoError extends Error {
  override readonly name = 'Refused';
}
