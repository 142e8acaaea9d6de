import {isReference, referencesIn} from '../../documents/expressions.ts';
import {findDocument, findVersion} from '../../documents/find.ts';
import type {Runbook, RunbookParameter, StepDefinition, StepOutput} from '../../documents/runbook.ts';
import {textMatching} from '../../documents/text-matching.ts';
import type {World} from '../../world.ts';
import type {Execution} from '../state/execution.ts';
import {hash, hex} from '../state/random.ts';

/** A plausible value for an output that only the runbook knows of: by where it goes, by its type, and by what its name ends with. */
export function inventedValue(
	world: World,
	execution: Execution,
	key: string,
	output: StepOutput,
	stepName = '',
): unknown {
	const draw = {seed: world.seed, key};
	const named = () => byName(output.name, draw, execution);
	const fitting = () => {
		const goal = goalOf(world, execution, `${stepName}.${output.name}`);
		return goal ? fitted(goal, named(), draw, execution) : named();
	};
	switch (output.type) {
		case 'Boolean':
			return true;
		case 'Integer':
			return hash(draw.seed, key) % 10;
		case 'StringList':
			return [fitting()];
		case 'StringMap':
			return {};
		case 'MapList':
			return [];
		default:
			return fitting();
	}
}

type Draw = {readonly seed: number; readonly key: string};
type Here = Pick<Execution, 'accountId' | 'region'>;

/** What the IDs of resources begin with, by what an output's name ends with; longer endings first. */
const idPrefixes: ReadonlyArray<readonly [ending: RegExp, prefix: string]> = [
	[/NetworkInterfaceIds?$/i, 'eni'],
	[/SecurityGroupIds?$|GroupIds?$/i, 'sg'],
	[/RouteTableIds?$/i, 'rtb'],
	[/InternetGatewayIds?$/i, 'igw'],
	[/NatGatewayIds?$/i, 'nat'],
	[/LaunchTemplateIds?$/i, 'lt'],
	[/AllocationIds?$/i, 'eipalloc'],
	[/AssociationIds?$/i, 'eipassoc'],
	[/SnapshotIds?$/i, 'snap'],
	[/SubnetIds?$/i, 'subnet'],
	[/VolumeIds?$/i, 'vol'],
	[/ImageIds?$|AmiIds?$/i, 'ami'],
	[/VpcIds?$/i, 'vpc'],
	[/InstanceIds?$/i, 'i'],
];

function byName(name: string, {seed, key}: Draw, {accountId, region}: Here): string {
	if (/Account(Ids?|Number)?$/i.test(name)) {
		return accountId;
	}
	if (/RoleArns?$/i.test(name)) {
		return `arn:aws:iam::${accountId}:role/role-${hex(seed, key, 8)}`;
	}
	if (/Arns?$/i.test(name)) {
		const noun = name.replace(/Arns?$/i, '').toLowerCase() || 'resource';
		return `arn:aws:ec2:${region}:${accountId}:${noun}/${hex(seed, key, 8)}`;
	}
	if (/AvailabilityZones?$/i.test(name)) {
		return `${region}a`;
	}
	if (/Regions?$/i.test(name)) {
		return region;
	}
	const prefix = idPrefixes.find(([ending]) => ending.test(name))?.[1];
	if (prefix !== undefined) {
		return `${prefix}-${hex(seed, key, 17)}`;
	}
	return /(Status|State)$/.test(name) ? 'ok' : hex(seed, key, 8);
}

/** The value itself where the parameter that it goes to takes it, else one that it takes. */
function fitted(goal: RunbookParameter, value: string, draw: Draw, here: Here): string {
	const {allowedValues, allowedPattern, type} = goal;
	if (allowedValues && allowedValues.length > 0) {
		const texts = allowedValues.map(String);
		return texts.includes(value) ? value : texts[0]!;
	}
	if (allowedPattern !== undefined) {
		return textMatching(allowedPattern, [value, ...plausible(draw, here)]) ?? value;
	}
	if (type === 'Integer') {
		return String(hash(draw.seed, draw.key) % 10);
	}
	if (type === 'Boolean') {
		return 'true';
	}
	return byName(
		type.includes('Instance::Id') ? 'InstanceId' : type.includes('Role::Arn') ? 'RoleArn' : goal.name,
		draw,
		here,
	);
}

/** Texts that patterns of parameters often ask for. */
function plausible(draw: Draw, here: Here): readonly string[] {
	const names = [
		'InstanceId',
		'ImageId',
		'VolumeId',
		'SnapshotId',
		'VpcId',
		'SubnetId',
		'GroupId',
		'NetworkInterfaceId',
	];
	return [
		...[...names, 'AccountId', 'Region', 'RoleArn', 'AvailabilityZone'].map(name => byName(name, draw, here)),
		'true',
		'1',
		'2024-01-01',
		'2024-01-01T00:00:00Z',
		'10.0.0.0/16',
		'https://example.com/',
		'someone@example.com',
	];
}

type Goal = {readonly document: string; readonly parameter: string};

const goals = new WeakMap<Runbook, ReadonlyMap<string, Goal>>();

/** The parameter of another runbook that an output goes to, alone. */
function goalOf(world: World, execution: Execution, reference: string): RunbookParameter | undefined {
	const {runbook} = execution.version;
	if (!runbook) {
		return undefined;
	}
	const known = goals.get(runbook) ?? new Map(runbook.mainSteps.flatMap(goalsOfStep));
	goals.set(runbook, known);
	const goal = known.get(reference);
	const document = goal && findDocument(world, execution, goal.document);
	return document && findVersion(document)?.runbook?.parameters.get(goal.parameter);
}

function goalsOfStep({action, inputs, steps}: StepDefinition): ReadonlyArray<readonly [reference: string, goal: Goal]> {
	const {DocumentName, RuntimeParameters} = inputs;
	const inner = steps.flatMap(goalsOfStep);
	if (action !== 'aws:executeAutomation' || typeof RuntimeParameters !== 'object' || RuntimeParameters === null) {
		return inner;
	}
	const own = Object.entries(RuntimeParameters).flatMap(([parameter, value]) => {
		const [only] = Array.isArray(value) && value.length === 1 ? value : [value];
		return isReference(only) ? [[referencesIn(only)[0]!, {document: String(DocumentName), parameter}] as const] : [];
	});
	return [...own, ...inner];
}
