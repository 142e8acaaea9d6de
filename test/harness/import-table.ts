/** What knows no screen and not what the console knows. */
const ground = ['core/domain', 'core/grid', 'core/planning', 'core/follow', 'core/status', 'core/matrix'];

/** What each room may import: rooms of ours by name, packages by name. `node:` is said where it is allowed. */
export const allowed: Readonly<Record<string, readonly string[]>> = {
	'core/domain': ['core/domain'],
	'core/planning': ['core/domain', 'core/planning', 'core/grid/remember.ts', 'yaml', 'fuse.js'],
	'core/grid': ['core/domain', 'core/grid'],
	'core/follow': ['core/domain', 'core/grid', 'core/follow'],
	'core/status': ['core/domain', 'core/grid', 'core/follow', 'core/status'],
	'core/actions': ['core/domain', 'core/grid', 'core/planning', 'core/follow', 'core/status', 'core/actions'],
	'core/matrix': ['core/domain', 'core/grid', 'core/status', 'core/matrix'],
	'core/state': [...ground, 'core/actions', 'core/state'],
	'core/screens': [...ground, 'core/actions', 'core/state', 'core/screens'],
	'core/console': ['core'],
	ports: ['core', 'ports'],
	runtime: ['core', 'ports', 'runtime'],
	'adapters/aws': [
		'core',
		'ports',
		'adapters/aws',
		'@aws-sdk',
		'@smithy',
		'http-proxy-agent',
		'https-proxy-agent',
		'shlex',
		'node:',
	],
	'adapters/conf': ['core', 'ports', 'adapters/conf', 'conf', 'node:'],
	'adapters/system': ['core', 'ports', 'adapters/system', 'node:'],
	'adapters/state-folder': ['core', 'ports', 'adapters/state-folder', 'node:'],
	simulator: ['simulator', 'node:', 'yaml', 'cborg'],
	terminal: ['terminal', 'node:', 'string-width'],
	commands: ['core', 'ports', 'runtime', 'commands', 'meow'],
	cli: ['core', 'ports', 'runtime', 'adapters', 'simulator', 'commands', 'ui', 'cli', 'terminal', 'node:'],
	ui: ['core', 'terminal', 'ui', 'ink', 'react', 'node:'],
};

/** The table as Markdown, for docs/architecture.md. */
export function printImportTable(): string {
	const rows = Object.entries(allowed).map(([room, may]) => {
		const others = may.filter(one => one !== room);
		return `| \`${room}\` | ${others.map(one => `\`${one.replace(/:$/, '')}\``).join(', ') || 'nothing but itself'} |`;
	});
	return ['| folder | may import, beside itself |', '| --- | --- |', ...rows].join('\n');
}
