// 45 import refused 0: reaches the tests by a path with turns.
// base: starter
import './../../katas/./45-value-objects/value-objects.test.ts?raw';
