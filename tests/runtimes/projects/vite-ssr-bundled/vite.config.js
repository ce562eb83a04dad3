// For a server without node_modules: all dependencies are bundled into the built files.
export default { ssr: { noExternal: true } };
