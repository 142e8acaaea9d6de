import {expect, test} from 'vitest';
import {checkShape} from '../../../source/core/domain/shape.ts';

test.each([
	[undefined, 'undefined'],
	[null, 'null'],
	[[], 'a list'],
	[Number.NaN, 'null'],
	['x', '"x"'],
	['x'.repeat(1000), `"${'x'.repeat(98)}…`],
])('%s in place of a map is told', (value, told) => {
	expect(checkShape(value, {type: 'object', fields: {}})).toEqual([{path: '', message: `must be a map, not ${told}`}]);
});
