import {spawnSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {printCompletion} from '../../source/commands/completion/run.ts';
import {everywhere as globalFlags} from '../../source/commands/completion/words.ts';
import type {Shell} from '../../source/commands/completion.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollgrid-completion-'));
writeFileSync(join(folder, 'plan.yaml'), '');
writeFileSync(join(folder, 'aws-config'), '[default]\n[profile prod]\nregion = us-east-1\n[profile staging]\n');
const env = {...process.env, AWS_CONFIG_FILE: join(folder, 'aws-config'), AWS_SHARED_CREDENTIALS_FILE: '/none'};

function isInstalled(shell: Shell): boolean {
	return spawnSync(shell, ['-c', 'true']).status === 0;
}

function writeScript(shell: Shell): string {
	const file = join(folder, `completion.${shell}`);
	writeFileSync(file, printCompletion(shell, commands));
	return file;
}

/** What a shell offers at the end of a line. */
const complete: Readonly<Record<'bash' | 'fish', (line: string) => readonly string[]>> = {
	bash(line) {
		const words = line.split(/ |(?==)|(?<==)/);
		const script = `source ${writeScript('bash')}; COMP_WORDS=(${words.map(one => `'${one}'`).join(' ')}); COMP_CWORD=${
			words.length - 1
		}; _rollgrid; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const {stdout, stderr} = spawnSync('bash', ['--norc', '-c', script], {cwd: folder, env, encoding: 'utf8'});
		expect(stderr).toBe('');
		return stdout.split('\n').filter(Boolean);
	},
	fish(line) {
		const script = `source ${writeScript('fish')}; complete -C '${line}'`;
		const {stdout, stderr} = spawnSync('fish', ['-N', '-c', script], {cwd: folder, env, encoding: 'utf8'});
		expect(stderr).toBe('');
		return stdout
			.split('\n')
			.filter(Boolean)
			.map(one => one.split('\t')[0]!);
	},
};

for (const shell of (['bash', 'fish'] as const).filter(isInstalled)) {
	describe(shell, () => {
		const offers = complete[shell];

		test('commands, their flags and the flags of all are offered', () => {
			expect(offers('rollgrid wat')).toEqual(['watch']);
			expect(offers('rollgrid ')).toEqual(
				expect.arrayContaining(commands.map(({name}) => name).filter(name => name !== '')),
			);
			expect(offers('rollgrid retry --dr')).toEqual(['--dry-run']);
			expect(offers('rollgrid watch --dr')).toEqual([]);
			expect(offers('rollgrid watch --')).toEqual(
				expect.arrayContaining(globalFlags.filter(({name}) => name !== 'color').map(({name}) => `--${name}`)),
			);
			expect(offers('rollgrid demo --no').toSorted()).toEqual([
				'--no-color',
				'--no-preflight',
				'--no-window-title',
				'--notify',
			]);
		});

		test('values of flags are offered, after a space and after an equals sign', () => {
			expect(offers('rollgrid demo --theme d').toSorted()).toEqual(['dark', 'deuteranopia']);
			expect(offers('rollgrid demo --theme=li').map(one => one.replace('--theme=', ''))).toEqual(['light']);
			expect(offers('rollgrid list --status Suc')).toEqual(['Success']);
			// A flag may be a switch of one command and take a value in another.
			expect(offers('rollgrid roles deploy --status --dr')).toEqual(['--dry-run']);
			expect(offers('rollgrid list --profile ').toSorted()).toEqual(['default', 'prod', 'staging']);
			expect(offers('rollgrid list --region ')).toEqual([]);
		});

		test('arguments are offered by their place, wherever flags stand', () => {
			expect(offers('rollgrid signal 4f7ca192 app')).toEqual(['approve']);
			expect(offers('rollgrid --region us-east-1 signal --profile prod 4f7ca192 app')).toEqual(['approve']);
			expect(offers('rollgrid signal app')).toEqual([]);
			expect(offers('rollgrid config set the')).toEqual(['theme']);
			expect(offers('rollgrid launch pl')).toEqual(['plan.yaml']);
			expect(offers('rollgrid completion z')).toEqual(['zsh']);
		});
	});
}

for (const shell of (['bash', 'zsh', 'fish'] as const).filter(isInstalled)) {
	test(`${shell} reads its script without a complaint`, () => {
		const {status, stderr} = spawnSync(shell, ['-n', writeScript(shell)], {encoding: 'utf8'});
		expect([status, stderr]).toEqual([0, '']);
	});
}

test('every script names every command and every flag', () => {
	const names = [...globalFlags, ...commands.flatMap(({flags}) => flags)].map(({name}) => name);
	for (const shell of ['bash', 'zsh', 'fish'] as const) {
		const script = printCompletion(shell, commands);
		for (const name of names) {
			expect(script).toMatch(new RegExp(`(--|-l )(no-)?${name}\\b`));
		}

		for (const {name} of commands) {
			expect(script).toContain(name);
		}
	}
});
