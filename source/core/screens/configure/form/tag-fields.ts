import {tagsAtStart} from '../../../domain/start-request.ts';
import type {Configure} from '../configure.ts';
import type {Part} from './field.ts';
import {listPresetKeys} from './preset-keys.ts';

/** The tags of the execution itself, and a row for one more. */
export function listTagParts(configure: Configure): readonly Part[] {
	const {tags} = configure.draft;
	const rows = [...tags, ...(tags.length < tagsAtStart ? [{key: '', value: ''}] : [])];
	const knownKeys = listPresetKeys(configure, 'Tags');
	// Problems count only the rows that are filled in.
	let filled = -1;
	return rows.flatMap(({key, value}, index): readonly Part[] => {
		const isFilled = key !== '' || value !== '';
		filled += Number(isFilled);
		return [
			{
				id: `tags.${index}.key`,
				label: `Tag ${index + 1}, key`,
				value: key,
				known: knownKeys,
				help: `At most ${tagsAtStart} tags at the start, of the execution itself. Keys don’t begin with aws:.`,
				...(isFilled && {problems: [`tags.${filled}`]}),
			},
			{id: `tags.${index}.value`, label: 'value', value, help: 'At most 256 characters; may be empty.'},
		];
	});
}
