// base: solution
logging = () => () => new Promise(() => {});
