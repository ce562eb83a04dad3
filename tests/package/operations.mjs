// Every operation of the package with a valid call of each. The list comes from the Rust source, so that a new operation without a
// call here fails the tests.

/** All operations: `{ name, provider, method, path, repeat, isList, tellsCertainty }`. */
export const operations = JSON.parse(process.env.OPERATIONS ?? "[]");

export const keyOf = ({ provider, name }) => `${provider} ${name}`;
