// For a server without node_modules: all dependencies become part of the built files.
export default { ssr: { noExternal: true } };
