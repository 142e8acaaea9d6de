import type {Configure, Section} from '../configure.ts';
import {listAlarmParts} from './alarm-fields.ts';
import type {FormField, Part} from './field.ts';
import {listParameterParts} from './parameter-fields.ts';
import {listRateParts} from './rate-fields.ts';
import {listRingParts} from './ring-fields.ts';
import {listTagParts} from './tag-fields.ts';
import {listTargetParts} from './target-fields.ts';

/** The fields of a section's form, in order, whatever is wrong with them; none for a section without a form. */
export function listFields(configure: Configure, section: Section): readonly FormField[] {
	return listParts(configure, section).map(part => ({
		kind: part.options === undefined ? 'text' : 'choice',
		placeholder: '',
		options: [],
		completes: null,
		known: [],
		isRequired: false,
		isList: false,
		help: '',
		heading: null,
		problems: [part.id],
		error: null,
		...part,
	}));
}

/** The field under the cursor of a section; `undefined` where the section has none. */
export function focusedField(configure: Configure): FormField | undefined {
	const fields = listFields(configure, configure.section);
	return fields.find(({id}) => id === configure.cursors[configure.section]) ?? fields[0];
}

function listParts(configure: Configure, section: Section): readonly Part[] {
	switch (section) {
		case 'targets':
			return listTargetParts(configure);
		case 'parameters':
			return listParameterParts(configure);
		case 'rate':
			return listRateParts(configure);
		case 'alarm':
			return listAlarmParts(configure);
		case 'tags':
			return listTagParts(configure);
		case 'rings':
			return listRingParts(configure);
		default:
			return [];
	}
}
