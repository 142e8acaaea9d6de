import {expect, test} from 'vitest';
import {parseSchedule} from '../../../../source/simulator/engine/rules/schedule.ts';

/** A Thursday. */
const from = Date.UTC(2026, 0, 1, 10, 30);

test.for([
	['rate(30 minutes)', '2026-01-01T11:00'],
	['rate(1 hour)', '2026-01-01T11:30'],
	['rate(7 days)', '2026-01-08T10:30'],
	['at(2026-07-05T09:30:00)', '2026-07-05T09:30'],
	['cron(0/15 * * * ? *)', '2026-01-01T10:45'],
	['cron(30 10 * * ? *)', '2026-01-02T10:30'],
	['cron(0 2 ? * MON-WED *)', '2026-01-05T02:00'],
	['cron(0 2 ? * 1 *)', '2026-01-04T02:00'],
	['cron(0 2 ? * SUN#3 *)', '2026-01-18T02:00'],
	['cron(0 2 ? * 6L *)', '2026-01-30T02:00'],
	['cron(0 2 L 2,4 ? *)', '2026-02-28T02:00'],
	['cron(0 2 31W * ? *)', '2026-01-30T02:00'],
	['cron(0 2 1W FEB ? *)', '2026-02-02T02:00'],
	['cron(0 0 29 2 ? *)', '2028-02-29T00:00'],
	['cron(0 0 1 1 ? 2027)', '2027-01-01T00:00'],
] as const)('%s runs next at %s', ([expression, next]) => {
	expect(new Date(parseSchedule(expression)!.next(from)!).toISOString().slice(0, 16)).toBe(next);
});

test.for(['at(2025-01-01T00:00:00)', 'cron(0 0 1 1 ? 2020)', 'cron(0 0 30 2 ? *)'])('%s runs no more', expression => {
	expect(parseSchedule(expression)!.next(from)).toBeUndefined();
});

test.for([
	'daily',
	'rate(5 minutes)',
	'rate(0 days)',
	'rate(1 week)',
	'at(tomorrow)',
	'cron(0 2 * * ?)',
	'cron(60 2 * * ? *)',
	'cron(0 2 ? * MOO *)',
	'cron(0 5-2 * * ? *)',
	'cron(0/0 * * * ? *)',
	'cron(0 2 ? * SUN#6 *)',
])('%s is no schedule', expression => {
	expect(parseSchedule(expression)).toBeUndefined();
});
