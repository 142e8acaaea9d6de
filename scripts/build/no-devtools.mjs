// Stands in for react-devtools-core, which the bundle must not load.
export default {initialize() {}, connectToDevTools() {}};
