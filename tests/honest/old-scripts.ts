// is written as twenty years ago, with prototypes and var.
// base: solution
function Animal(this: { name: string }, name: string) { this.name = name; }
Animal.prototype.speak = function (this: { name: string }) { return this.name + '!'; };
function Dog(this: { name: string }, name: string) { Animal.call(this, name); }
Dog.prototype = Object.create(Animal.prototype);
Dog.prototype.constructor = Dog;
Dog.prototype.toString = function () { return 'dog'; };
var dog = new (Dog as unknown as new (name: string) => { speak(): string })('Rex');
for (var i = 0, seen = ''; i < 2; i++) seen += i;
switch (i) { case 2: seen += 'x'; default: seen += 'y'; }
do i--; while (i > 0);
assert(dog.speak() === 'Rex!' && String(dog) === 'dog' && seen === '01xy' && void 0 === undefined);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
