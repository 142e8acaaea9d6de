import {expect, test} from 'vitest';
import {checkInput} from '../../../source/simulator/constraints/check.ts';
import {integer, list, map, required, structure, text} from '../../../source/simulator/constraints/shape.ts';
import {services} from '../../../source/simulator/services.ts';

const shape = structure({
	Name: required(text({min: 3, max: 5, pattern: '[a-z]+'})),
	Count: integer(1, 50),
	Kind: text({values: ['Slow', 'Fast']}),
	Names: list(text({min: 1, max: 3, pattern: '[a-z]+'}), {max: 2}),
	Targets: list(structure({Key: required(text({min: 1})), Values: list(text())}, 'Target'), {max: 1}),
	Tags: map(text({max: 2}), list(text({max: 3}), {max: 1}), {max: 2}),
});

function refusal(input: Record<string, unknown>, service = services.ssm) {
	try {
		checkInput(service, shape, input);
		return undefined;
	} catch (error) {
		const {code, message, members} = error as {code: string; message: string; members: object};
		return {code, message, members};
	}
}

const messageOf = (input: Record<string, unknown>) => refusal({Name: 'abc', ...input})?.message;

test('an input that keeps to its shape passes, with members that nobody knows', () => {
	expect(refusal({Name: 'abc', Count: 50, Kind: 'Fast', Names: ['a'], Tags: {a: ['b']}, Color: 7})).toBeUndefined();
});

test('a missing member must not be null', () => {
	expect(refusal({})).toEqual({
		code: 'ValidationException',
		message: "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
		members: {},
	});
});

test('every violation is told, each with its value and its place', () => {
	expect(messageOf({Name: 'A', Count: 51})).toBe(
		"3 validation errors detected: Value 'A' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 3; Value 'A' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+; Value '51' at 'count' failed to satisfy constraint: Member must have value less than or equal to 50",
	);
});

test('an enum names what it allows', () => {
	expect(messageOf({Kind: 'Odd'})).toContain(
		"Value 'Odd' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [Slow, Fast]",
	);
});

test("a list is printed whole, and its elements' constraints are named all", () => {
	expect(messageOf({Names: ['a', 'B']})).toContain(
		"Value '[a, B]' at 'names' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 3, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]+]",
	);
});

test('structures in a list have places of their own, and are printed with their names', () => {
	expect(messageOf({Targets: [{Key: ''}]})).toContain("Value '' at 'targets.1.member.key' failed");
	expect(messageOf({Targets: [{Key: 'tag:a', Values: ['1']}, {Key: 'tag:b'}]})).toContain(
		"Value '[Target(key=tag:a, values=[1]), Target(key=tag:b)]' at 'targets' failed to satisfy constraint: Member must have length less than or equal to 1",
	);
});

test("a map's keys and values are told apart", () => {
	expect(messageOf({Tags: {long: ['a']}})).toContain(
		"Value '{long=[a]}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 2]",
	);
	expect(messageOf({Tags: {a: ['long']}})).toContain(
		"Value '{a=[long]}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 1, Member must satisfy constraint: [Member must have length less than or equal to 3]]",
	);
});

test.for([
	[{Name: 7}, 'NUMBER_VALUE can not be converted to a String'],
	[{Name: ['a']}, 'Start of list found where not expected'],
	[{Name: {}}, 'Start of structure or map found where not expected.'],
	[{Count: '7'}, 'STRING_VALUE can not be converted to an Integer'],
	[{Count: true}, 'TRUE_VALUE can not be converted to an Integer'],
	[{Names: 'a'}, 'Expected list or null'],
	[{Targets: ['a']}, 'Expected null'],
	[{Tags: []}, 'Start of list found where not expected'],
] as const)('%j is of the wrong type', ([input, message]) => {
	expect(refusal({Name: 'abc', ...input})).toMatchObject({code: 'SerializationException', message});
});

test('Organizations tells of one violation, in its own words, with a reason', () => {
	expect(refusal({Name: 'A', Count: 51}, services.organizations)).toEqual({
		code: 'InvalidInputException',
		message: 'You provided a string parameter that is shorter than allowed.',
		members: {Reason: 'MIN_LENGTH_EXCEEDED'},
	});
});

test('each service has its own code for it', () => {
	const codes = [services.sts, services.iam, services['resource-groups'], services.account, services.monitoring].map(
		service => refusal({}, service)?.code,
	);
	expect(codes).toEqual([
		'ValidationError',
		'ValidationError',
		'BadRequestException',
		'ValidationException',
		'ValidationException',
	]);
});
