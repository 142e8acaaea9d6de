import {isRecord} from '../../../domain/shape.ts';
import type {Configure} from '../configure.ts';

/** Tag keys in the operator's presets: AWS's own list of tag keys belongs to another service and needs an extra permission. */
export function listPresetKeys({presets}: Configure, member: 'Tags' | 'Targets'): readonly string[] {
	const keys = Object.values(presets).flatMap(plan => {
		const list = plan[member];
		return Array.isArray(list) ? list.filter(isRecord).map(({Key}) => String(Key)) : [];
	});
	return member === 'Tags'
		? [...new Set(keys)]
		: [...new Set(keys.filter(key => key.startsWith('tag:')).map(key => key.slice('tag:'.length)))];
}
