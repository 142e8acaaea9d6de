import {defineCommand} from './line/command.ts';
import {many, one, required, toggle} from './line/flag.ts';
import {choice, file, matching} from './line/kinds.ts';
import {exitStatus, tellFailure} from './services.ts';

const ofPublication = ['name', 'account', 'unit', 'plan', 'in-region'] as const;
const ofPublish = ['version-name', 'dry-run'] as const;
const ofDiff = ['from-version', 'to-version'] as const;
const version = matching('<version>', /^([1-9]\d*|\$LATEST|\$DEFAULT)$/, 'a version: write 3, $LATEST or $DEFAULT');

/** Check a runbook, publish it, or report differences. */
export const runbook = defineCommand(
	{
		name: 'runbook',
		arguments: {
			action: required(choice('<action>', ['check', 'publish', 'diff'])),
			file: required(file('<file>')),
		},
		label: '<check|publish|diff> <file>',
		text: 'check a runbook as AWS does, publish it to the accounts that need it, or tell what differs',
		details: {
			heading: 'Actions',
			rows: [
				[
					'check',
					'every mistake with its line and column: steps, references, actions, parameters, size; 2 where there is one',
				],
				[
					'publish',
					'creates it or its next version, makes that the default, shares it with exactly the accounts named',
				],
				[
					'diff',
					'the file, or the name of one, against what is deployed: content and sharing; 1 where something differs',
				],
			],
		},
		flags: {
			name: one(
				matching('<name>', /^[\w.-]{3,128}$/, 'the name of a runbook: 3 to 128 letters, digits, dots, hyphens'),
				'of publish and diff: what it is called in AWS; the file’s name without its ending if left out',
			),
			account: many(
				matching('<id>', /^\d{12}$/, 'an account ID: write 12 digits'),
				'of publish and diff: an account that it is shared with; may be given several times',
			),
			unit: many(
				matching(
					'<ou-id>',
					/^(ou-[a-z0-9]+-[a-z0-9]+|r-[a-z0-9]+)$/,
					'an OU’s ID or a root’s: write ou-a1b2-c3d4e5f6 or r-a1b2',
				),
				'of publish and diff: an OU or root whose accounts it is shared with',
			),
			plan: one(file('<plan>'), 'of publish and diff: a plan whose target accounts it is shared with'),
			'in-region': many(
				matching('<region>', /^[a-z]{2}[a-z-]*-\d{1,2}$/, 'a Region: write one such as eu-west-1'),
				'of publish and diff: a Region; the central one if none is named',
			),
			'version-name': one(
				matching('<name>', /^[\w.-]{1,128}$/, 'a version’s name: letters, digits, dots, hyphens'),
				'of publish: what the version is called',
			),
			'dry-run': toggle('of publish: say what would be done, and do nothing'),
			'from-version': one(version, 'of diff: the version before; of a file’s diff the latest'),
			'to-version': one(version, 'of diff of two versions: the version after; the latest if left out'),
		},
		check({flags, args: {action, file: path}}) {
			const isGiven = (name: keyof typeof flags) => {
				const value: unknown = flags[name];
				return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
			};
			const strays = (names: readonly (keyof typeof flags)[], goesWith: string) =>
				names.filter(isGiven).map(name => `--${name} goes with rollgrid runbook ${goesWith}, not with ${action}`);
			return [
				...(action === 'check' ? strays(ofPublication, 'publish and diff') : []),
				...(action === 'publish' ? [] : strays(ofPublish, 'publish')),
				...(action === 'diff' ? [] : strays(ofDiff, 'diff')),
				...(action === 'publish' && flags.name === undefined && !/^[\w.-]{3,128}$/.test(stemOf(path))
					? [`rollgrid runbook publish needs --name: "${stemOf(path)}" is no name of a runbook`]
					: []),
			];
		},
	},
	async (app, {flags, args: {action, file: path}}) => {
		const text = await app.readText(path);
		const isName = action === 'diff' && !text.ok && /^[\w.-]{3,128}$/.test(path);
		if (!text.ok && !isName) {
			tellFailure(app, text.failure);
			return exitStatus.wrongUsage;
		}

		const source = text.ok ? {file: path, text: text.value} : null;
		const {checkRunbookFile, diffRunbook, publishRunbook} = await import('./runbook/run.ts');
		if (action === 'check') {
			return checkRunbookFile(app, source!, flags.json);
		}

		const plan = flags.plan === undefined ? null : await app.readText(flags.plan);
		if (plan !== null && !plan.ok) {
			tellFailure(app, plan.failure);
			return exitStatus.wrongUsage;
		}

		const common = {
			name: flags.name ?? stemOf(path),
			accounts: flags.account,
			units: flags.unit,
			plan: plan === null ? null : {file: flags.plan ?? '', text: plan.value},
			regions: flags['in-region'],
			isJson: flags.json,
		};
		if (action === 'diff') {
			return diffRunbook(await app.openServices(), {
				...common,
				source,
				fromVersion: flags['from-version'],
				toVersion: flags['to-version'],
			});
		}

		return publishRunbook(await app.openChangeServices(), source!, {
			...common,
			versionName: flags['version-name'],
			isYes: flags.yes,
			isDryRun: flags['dry-run'],
		});
	},
);

/** `ops/patch-fleet.yaml` → `patch-fleet`; a name stays itself. */
function stemOf(path: string): string {
	return path.replace(/^.*[/\\]/, '').replace(/\.(?:ya?ml|json)$/i, '');
}
