// has a byte order mark and line ends of Windows.
// base: solution
const text = `a
b`;
if (text !== "a\nb") throw new Error(text);
