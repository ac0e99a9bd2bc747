// base: solution
const { random: chance } = Math;
const luck = () => chance();
void luck;
