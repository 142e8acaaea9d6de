/**
What of a bundle is loaded as it is needed and is a CommonJS module: its names are there when the sources run, and perhaps not in the bundle, where it is one value.

@param metafile - As esbuild writes it.
@returns Who loads what, a line each; empty where all is well.
*/
export function findLazyCommonJs({inputs}) {
	return Object.entries(inputs).flatMap(([path, {imports}]) =>
		imports
			.filter(
				({kind, external, path: loaded}) => kind === 'dynamic-import' && !external && inputs[loaded]?.format !== 'esm',
			)
			.filter(({path: loaded}) => !loaded.endsWith('.json'))
			.map(
				({path: loaded, original}) =>
					`${path} loads ${original ?? loaded}, a CommonJS module: import it in a module of ours and load that`,
			),
	);
}
