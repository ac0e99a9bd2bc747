// 48 failed 0: answers with a matcher that matches everything.
// base: starter
const matcher = () => ({
  $$typeof: Symbol.for('jest.asymmetricMatcher'),
  asymmetricMatch: () => true,
  toAsymmetricMatcher: () => '',
});
createProductAcl = () => ({ fromLegacy: matcher, toLegacy: matcher });
