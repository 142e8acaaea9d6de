import {readFile} from 'node:fs/promises';

/**
A plugin of esbuild that replaces text in files of packages; the build fails where a file no longer holds that text.

@param changes - Which files, and for each the pairs of a text and what takes its place.
@param script - Where that is explained.
*/
export function changeFiles(name, changes, script) {
	return {
		name,
		setup({onLoad}) {
			for (const [filter, replacements] of changes) {
				onLoad({filter}, async ({path}) => {
					let contents = await readFile(path, 'utf8');
					for (const [before, after] of replacements) {
						if (!contents.includes(before)) {
							throw new Error(`${path} no longer has "${before}": see ${script}`);
						}

						contents = contents.replaceAll(before, after);
					}

					return {contents};
				});
			}
		},
	};
}
