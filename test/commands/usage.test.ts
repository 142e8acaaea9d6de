import fc from 'fast-check';
import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {flagsOf, listNamed} from '../../source/commands/completion/words.ts';
import {parseValues, readCommandLine} from '../../source/commands/line/command-line.ts';
import type {NamedFlag} from '../../source/commands/line/flag.ts';
import {outputFile} from '../../source/commands/line/kinds.ts';
import {printHelp} from '../../source/commands/line/print-help.ts';
import {readWords} from '../../source/commands/line/read-words.ts';

const id = '4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d';

/** Arguments that each command takes. */
const rightArguments: Readonly<Record<string, readonly string[]>> = {
	'execution-id': [id],
	answer: ['approve'],
	role: ['operator'],
	shell: ['bash'],
	action: ['check'],
	'world action': ['export'],
	file: ['nap.yaml'],
	plan: ['plan.yaml'],
	record: ['fan-out.record'],
	a: ['one.record'],
	b: ['two.record'],
};

/** Each command with what it needs. */
const lines = commands.map(command => ({
	command,
	words: [
		...(command.name === '' ? [] : [command.name]),
		...command.arguments.flatMap(({name, isRequired}) =>
			isRequired ? (rightArguments[`${command.name} ${name}`] ?? rightArguments[name]!) : [],
		),
	],
}));

async function mistakesOf(...argv: readonly string[]): Promise<readonly string[]> {
	const line = await readCommandLine(argv);
	return line.type === 'mistakes' ? line.mistakes : [];
}

/** Asked of every command and flag that there is. */
async function passing(
	isOf: (flag: NamedFlag) => boolean,
	spoil: (flag: NamedFlag, words: readonly string[]) => readonly string[],
): Promise<readonly string[]> {
	const passed: string[] = [];
	for (const {command, words} of lines) {
		for (const flag of flagsOf(command).filter(isOf)) {
			const argv = spoil(flag, words);
			if ((await readCommandLine(argv)).type !== 'mistakes') {
				passed.push(argv.join(' '));
			}
		}
	}

	return passed;
}

const takesValue = ({takes}: NamedFlag) => takes !== 'nothing';

test('every command as it stands is right', async () => {
	for (const {words} of lines) {
		expect(await mistakesOf(...words)).toEqual([]);
	}
});

test('a flag without its value is a mistake, of every command: at the end, before another flag, empty, or given nothing by a variable', async () => {
	expect(await passing(takesValue, ({name}, words) => [...words, `--${name}`])).toEqual([]);
	expect(await passing(takesValue, ({name}, words) => [...words, `--${name}`, '--yes'])).toEqual([]);
	expect(await passing(takesValue, ({name}, words) => [`--${name}`, '--yes', ...words])).toEqual([]);
	expect(await passing(takesValue, ({name}, words) => [...words, `--${name}`, ''])).toEqual([]);
	expect(await passing(takesValue, ({name}, words) => [...words, `--${name}=`])).toEqual([]);
	expect(await passing(takesValue, ({name}, words) => [...words, `--${name}`, '-x'])).toEqual([]);
	expect(await passing(takesValue, ({name}, words) => [...words, `--no-${name}`])).toEqual([]);
});

test('a misspelt flag is a mistake, of every command', async () => {
	const all = () => true;
	expect(await passing(all, ({name}, words) => [...words, `--${name}x`])).toEqual([]);
	expect(await passing(all, ({name}, words) => [...words, `--${name.slice(0, -1)}`])).toEqual([]);
	expect(await passing(all, ({name}, words) => [...words, `--${name.slice(1)}=1`])).toEqual([]);
	expect(await passing(all, ({name}, words) => [`--${name.toUpperCase()}`, ...words])).toEqual([]);
	expect(await passing(all, ({name}, words) => [...words, `---${name}`])).toEqual([]);
	expect(await passing(all, ({name}, words) => [...words, `-${name}`])).toEqual([]);
});

test('a short flag is a mistake, of every command, but -h, -V and the -o of report and world', async () => {
	const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?'];
	for (const {command, words} of lines) {
		const right = letters.filter(
			letter => letter === 'h' || letter === 'V' || (['report', 'world'].includes(command.name) && letter === 'o'),
		);
		for (const letter of letters.filter(one => !right.includes(one))) {
			expect([letter, await mistakesOf(...words, `-${letter}`)]).toEqual([
				letter,
				[expect.stringContaining(`"-${letter}"`)],
			]);
		}

		expect(await readCommandLine([...words, '-h'])).toMatchObject({
			type: 'print',
			text: printHelp(commands, command.name),
		});
		expect(await readCommandLine([...words, '-V'])).toEqual({type: 'version'});
		expect(await mistakesOf(...words, '-hV')).toHaveLength(1);
	}
});

test('a switch takes no value, and what says yes and no is a mistake', async () => {
	const isSwitch = ({takes, short}: NamedFlag) => takes === 'nothing' && short === undefined;
	expect(await passing(isSwitch, ({name}, words) => [...words, `--${name}=true`])).toEqual([]);
	expect(await passing(isSwitch, ({name}, words) => [...words, `--${name}`, `--no-${name}`])).toEqual([]);
});

test('a flag with one value is not given twice', async () => {
	const isOne = ({takes}: NamedFlag) => takes === 'one';
	expect(await passing(isOne, ({name}, words) => [...words, `--${name}=1`, `--${name}=2`])).toEqual([]);
	expect(await mistakesOf('list', '--limit', '1', '--limit=2')).toEqual([
		'--limit is given 2 times, and takes one value',
	]);
});

test('nothing that an unset variable leaves cancels a whole fan-out', async () => {
	expect(await mistakesOf('cancel', id, '--location', '--yes')).toEqual([
		'--location needs <account/region>; a value that begins with a dash is written --location=-…',
	]);
	expect(await mistakesOf('cancel', id, '--location', '', '--yes')).toEqual([
		'--location needs <account/region>, and was given an empty text: is a variable of the shell not set?',
	]);
	expect(await mistakesOf('launch', '', '--yes')).toEqual(['<plan> is empty: is a variable of the shell not set?']);
	expect(await mistakesOf('cancel', '', '--yes')).toEqual([
		'<execution-id> is empty: is a variable of the shell not set?',
	]);
	expect(await mistakesOf('')).toHaveLength(1);
});

test('every mistake of a command line is told at once, with the allowed values', async () => {
	expect(await mistakesOf('watch', '--theme', 'pink', '--colour', '--interval', 'x', '-n')).toEqual(
		[
			'There is no --colour for watch; is --color meant?',
			'There is no "-n" for watch; the short flags are -V, -h',
			'--theme is one of dark, light, high-contrast, deuteranopia, tritanopia, not "pink"',
			'--interval needs a number from 0.1 to 86400, not "x"',
			'rollgrid watch needs <execution-id>',
		].toSorted((a, b) => order(a) - order(b)),
	);

	function order(mistake: string): number {
		return ['There is no --', 'There is no "', '--interval', '--theme', 'rollgrid'].findIndex(start =>
			mistake.startsWith(start),
		);
	}
});

test('a status that there isn’t is told with those that there are, before AWS is asked', async () => {
	expect(await mistakesOf('list', '--status', 'Foo')).toEqual([
		expect.stringMatching(/^--status is one of Pending, InProgress, .*TimedOut.*, not "Foo"$/),
	]);
	expect(await mistakesOf('list', '--status', 'Failed,TimedOut', '--status=Success')).toEqual([]);
	expect(await mistakesOf('retry', id, '--status', 'Failed,Success')).toEqual([
		expect.stringContaining('not "Success"'),
	]);
});

test('a location that can be none is a mistake, whatever Region it names', async () => {
	for (const wrong of [
		'111122223333/eu-west-100',
		'1/eu',
		'111122223333',
		'111122223333/',
		'/eu-west-1',
		'11112222333a/eu-west-1',
	]) {
		expect(await mistakesOf('show', id, '--location', wrong)).toEqual([
			expect.stringContaining(`"${wrong}" isn’t a location`),
		]);
	}
});

test('numbers are what people write as numbers, negative ones where they make sense', async () => {
	for (const wrong of ['5x', '0x10', '1e3', 'Infinity', 'NaN', ' 5', '0', '-1', '1.5', '١']) {
		expect(await mistakesOf('list', '--limit', wrong)).toHaveLength(1);
	}

	expect(await mistakesOf('simulate', '--seed', '-5', '--speed', '0.5')).toEqual([]);
	expect(await mistakesOf('simulate', '--port', '65536')).toEqual([
		'--port needs a whole number from 0 to 65535, not "65536"',
	]);
});

test('an argument too many, or of another kind, is a mistake; what stands behind a flag that there isn’t is not one more', async () => {
	expect(await mistakesOf('cancel', 'abc', 'more')).toHaveLength(2);
	expect(await mistakesOf('cancel', id, '--lcation', '111122223333/eu-west-1')).toEqual([
		'There is no --lcation for cancel; is --location meant?',
	]);
	expect(await mistakesOf('launch', 'plan.yaml', '--settle', 'start')).toHaveLength(1);
	expect(await mistakesOf('roles', 'operator', '--account', '111122223333')).toHaveLength(1);
});

test('flags stand before or after the command', async () => {
	expect(await mistakesOf('--json', '--region', 'eu-west-1', 'list', '--limit', '5')).toEqual([]);
	expect(await mistakesOf('--limit', '5', 'list')).toEqual([]);
	expect(await mistakesOf('--limit', '5', 'watch', id)).toEqual(['There is no --limit for watch']);
});

test('a flag before the command takes a value where that command’s does', async () => {
	const commandOf = async (...argv: readonly string[]) => {
		const line = await readCommandLine(argv);
		return line.type === 'run' ? line.command : line;
	};
	expect(await commandOf('--status', 'Failed', 'list')).toBe('list');
	expect(await commandOf('--status', 'Failed', '--json', 'retry', id)).toBe('retry');
	expect(await commandOf('--status', 'roles', 'deploy')).toBe('roles');
	expect(await commandOf('--output', 'fan-out.md', 'report', id)).toBe('report');
	expect(await commandOf('--step', 'list', '--output', 'show', id)).toBe('show');
	expect(await mistakesOf('--status', 'Failed', 'lst')).toHaveLength(1);
});

test('before the command every flag of every command is read as behind it', async () => {
	const asked: string[] = [];
	for (const {command, words} of lines.filter(({words: [name]}) => name !== undefined)) {
		for (const {name, takes} of command.flags) {
			const flag = takes === 'nothing' ? [`--${name}`] : [`--${name}`, 'Failed'];
			const [before, behind] = await Promise.all([mistakesOf(...flag, ...words), mistakesOf(...words, ...flag)]);
			if (before.join() !== behind.join()) {
				asked.push([...flag, ...words].join(' '));
			}
		}
	}

	expect(asked).toEqual([]);
});

test('an execution is named by its ID, with white space around it, or by its ARN', async () => {
	const arn = `arn:aws-cn:ssm:cn-north-1:111122223333:automation-execution/${id}`;
	for (const text of [id, ` ${id}\n`, arn]) {
		for (const argv of [['show'], ['watch'], ['report'], ['cancel'], ['replay'], ['compare', id]]) {
			expect(await mistakesOf(...argv, text)).toEqual([]);
		}
	}

	for (const text of [
		'arn:aws:ssm:eu-west-1:111122223333:automation-execution/x',
		`x${id}`,
		`${id.slice(1)}\t`,
		arn.replace('ssm', 'sns'),
	]) {
		expect(await mistakesOf('show', text)).toHaveLength(1);
	}
});

test('a dash names standard output, where a file is to be written', () => {
	expect(outputFile.read('-', '--output')).toEqual({value: undefined});
	expect(outputFile.read('./-', '--output')).toEqual({value: './-'});
});

test('an unknown command is answered with those that there are', async () => {
	const [mistake] = await mistakesOf('wathc');
	expect(mistake).toContain('There is no command "wathc"; is watch meant?');
	expect(await mistakesOf('wathc', '--help')).toHaveLength(1);
	expect(await mistakesOf('__proto__')).toHaveLength(1);
	expect(await mistakesOf('watch', id, '--constructor', '--__proto__=x')).toHaveLength(2);
});

test('what a message repeats of the command line does nothing to the terminal', async () => {
	const told = [
		...(await mistakesOf('\u001B[2J')),
		...(await mistakesOf('list', '--\u001B]0;x\u0007', '--limit', '\u009B31m')),
		...(await mistakesOf('list', `--${'x'.repeat(500)}`)),
	].join('\n');
	expect(told).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
	expect(Math.max(...told.split('\n').map(line => line.length))).toBeLessThan(400);
});

test('what meow parses is what was given, dashes, quotes and all', async () => {
	const flags = flagsOf(listNamed(commands).find(({name}) => name === 'signal')!);
	const value = fc.string({minLength: 1, unit: fc.constantFrom(...'-"\'= \n\\aé{}$,.1')});
	await fc.assert(
		fc.asyncProperty(
			value,
			fc.array(value),
			fc.constantFrom('--yes', '--no-color', '--json'),
			async (comment, roles, toggle) => {
				const argv = [
					'signal',
					`--comment=${comment}`,
					toggle,
					...roles.map(role => `--role=${role}`),
					'--rate',
					'-1.5',
				];
				const read = readWords(argv, flags);
				expect(read.mistakes).toEqual([]);
				expect(await parseValues(read, flags)).toEqual(read.given);
				expect(read.given.get('comment')).toEqual([comment]);
				expect(read.given.get('role') ?? []).toEqual(roles);
			},
		),
	);
});

test('the help of a command lists its own flags, that of all lists every command, and help knows each', async () => {
	for (const {name, flags} of listNamed(commands)) {
		expect(printHelp(commands, '')).toContain(`  ${name}`);
		expect(await mistakesOf('help', name)).toEqual([]);
		for (const flag of flags) {
			expect(printHelp(commands, name)).toContain(`--${flag.name}`);
		}
	}

	expect(await mistakesOf('help', 'nope')).toHaveLength(1);
});
