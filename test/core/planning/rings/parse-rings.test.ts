import {expect, test} from 'vitest';
import {parseRings} from '../../../../source/core/planning/rings/parse-rings.ts';
import {openGate, plainGate} from '../../../../source/core/planning/rings/ring.ts';
import {isWithin, parseWindow} from '../../../../source/core/planning/rings/time-window.ts';

function mistakesOf(text: string): readonly string[] {
	const parsed = parseRings(text);
	return 'mistakes' in parsed ? parsed.mistakes.map(({line, path, message}) => `${line} ${path} ${message}`) : [];
}

test('a file says its rings and the gates between them', () => {
	const parsed = parseRings(`
rings:
  - name: canary
    locations: [111122223333/eu-west-1]
    gate: {succeeded: 100%, after: 10m, alarm: High5xx, approve: true, otherwise: ask}
  - name: sandbox
    units: [ou-1a2b3c-4d5e6c]
    gate:
      failures: 2
      output: {step: probe, name: Health, equals: ok}
      window: Mon-Fri 08:00-17:00 Europe/Berlin
      calendar: Business
      otherwise: pause
  - {name: some, share: 5%}
  - {name: rest, rest: true}
`);
	expect('rings' in parsed && parsed.rings).toEqual([
		{
			name: 'canary',
			choice: {kind: 'locations', locations: [{accountId: '111122223333', region: 'eu-west-1'}]},
			gate: {...plainGate, afterMs: 600_000, alarm: 'High5xx', needsApproval: true, otherwise: 'ask'},
		},
		{
			name: 'sandbox',
			choice: {kind: 'units', unitIds: ['ou-1a2b3c-4d5e6c']},
			gate: {
				...openGate,
				failures: 2,
				output: {step: 'probe', name: 'Health', equals: 'ok'},
				window: parseWindow('Mon-Fri 08:00-17:00 Europe/Berlin'),
				calendar: 'Business',
				otherwise: 'pause',
			},
		},
		{name: 'some', choice: {kind: 'share', percent: 5}, gate: plainGate},
		{name: 'rest', choice: {kind: 'rest'}, gate: plainGate},
	]);
});

test('the same as JSON', () => {
	expect(parseRings('{"rings": [{"name": "all", "rest": true}]}')).toMatchObject({
		rings: [{name: 'all', choice: {kind: 'rest'}}],
	});
});

test('a gate that doesn’t say how many may fail lets no failure pass', () => {
	const parsed = parseRings('rings: [{name: a, count: 1, gate: {after: 5m}}, {name: b, rest: true}]');
	expect('rings' in parsed && parsed.rings[0]!.gate).toEqual({...plainGate, afterMs: 300_000});
});

test('every mistake is told at once, each with its line', () => {
	expect(
		mistakesOf(`rings:
  - name: canary
    count: 0
    gate:
      after: soon
      window: whenever
      sucess: 100%
  - name: canary
    count: 1
    share: 5%
  - gate: {approve: yes please}
    rest: false
`),
	).toEqual([
		'3 rings[0].count must be 1 or more, not 0',
		'5 rings[0].gate.after must be a time such as 90s, 15m or 1h30m, not "soon"',
		'6 rings[0].gate.window must be a window such as Mon-Fri 08:00-17:00 Europe/Berlin, not "whenever"',
		"7 rings[0].gate.sucess isn't a field here; known are succeeded, failures, after, alarm, output, approve, window, calendar, otherwise",
		'8 rings[1] says count and share: a ring has one of locations, accounts, units, accountTags, regions, count, share, rest',
		'8 rings[1].name is the name of an earlier ring: "canary"',
		'11 rings[2].name is missing',
		'11 rings[2].gate.approve must be true or false, not "yes please"',
		'11 rings[2].gate leads nowhere: no ring comes after the last one',
		'12 rings[2].rest must be true, or left out',
	]);
	expect(mistakesOf('rings: []')).toEqual(['1 rings has 0 entries; it takes 1 to 100']);
	expect(mistakesOf('circles: 3')).toEqual(['1 rings is missing', "1 circles isn't a field here; known are rings"]);
});

test.each([
	['Mon-Fri 08:00-17:00 UTC', '2026-11-26T08:00:00Z', true],
	['Mon-Fri 08:00-17:00 UTC', '2026-11-26T17:00:00Z', false],
	['Mon-Fri 08:00-17:00 UTC', '2026-11-28T12:00:00Z', false],
	['Mon-Fri 08:00-17:00 Europe/Berlin', '2026-11-26T07:30:00Z', true],
	['22:00-04:00', '2026-11-26T23:00:00Z', true],
	['Sat 22:00-04:00', '2026-11-29T03:00:00Z', true],
	['Sat 22:00-04:00', '2026-11-28T03:00:00Z', false],
	['Fri-Mon 00:00-24:00', '2026-11-29T12:00:00Z', true],
] as const)('%s at %s: %s', (text, at, isIn) => {
	expect(isWithin(parseWindow(text)!, Date.parse(at))).toBe(isIn);
});

test.each(['', 'always', '8-17', '08:00-08:00', 'Xyz 08:00-17:00', '08:00-17:00 Europe/Nowhere', '08:70-17:00'])(
	'%j is no window',
	text => {
		expect(parseWindow(text)).toBeUndefined();
	},
);
