import {expect, test} from 'vitest';
import type {Event} from '../../../source/core/console/event.ts';
import {selectHeader} from '../../../source/core/console/header.ts';
import {openMatrixOf} from '../matrix/open-matrix-of.ts';
import {happen} from '../screens/happen.ts';

const matrix = openMatrixOf({statuses: {'222222222222/us-east-1': 'Failed'}});
const fan = selectHeader(matrix).freshness.text;
const list = selectHeader(happen(matrix, {type: 'went-back'}).state).freshness.text;

test.each<[string, readonly Event[], string]>([
	['a launch', [{type: 'configure-asked'}], ''],
	['help over a launch', [{type: 'configure-asked'}, {type: 'help-asked'}], ''],
	['profiles and Regions', [{type: 'origin-asked'}], ''],
	['the log over a matrix', [{type: 'log-asked'}], fan],
	['causes', [{type: 'failures-asked'}], fan],
	['help over the list, after a matrix was left', [{type: 'went-back'}, {type: 'help-asked'}], list],
])('the header is about what is shown: %s', (_, events, expected) => {
	const {freshness, fanOut} = selectHeader(happen(matrix, ...events).state);
	expect(freshness.text).toBe(expected);
	expect(fanOut !== null).toBe(expected === fan);
});

test('list and matrix have an age of their own', () => {
	expect(fan).not.toBe(list);
});
