import type {Check} from '../../core/actions/preflight/check.ts';
import {type CalendarReading, judgeCalendars} from '../../core/actions/preflight/judge-calendars.ts';
import {executionRoleOf} from '../../core/actions/preflight/judge-roles.ts';
import {
	type AssumeWish,
	judgeAlarm,
	judgeAssume,
	judgeStartRights,
	listStartWishes,
} from '../../core/actions/preflight/judge-start.ts';
import type {PlanLocations} from '../../core/actions/preflight/reach.ts';
import {fail} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {partitionOf, roleArn} from '../../core/domain/partition.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import type {RunbookNeeds} from '../../core/planning/runbook-needs.ts';
import type {ExamineOptions, Located, PreflightPorts} from './ports.ts';

type StartPlan = Pick<PlanLocations, 'locations' | 'entries'> & {
	readonly request: StartRequest;
	readonly administrationRoleArn: string;
	readonly hasRole: boolean;
	readonly needs: RunbookNeeds;
};

/** Check what can prevent a start or stop the run, independent of the location. */
export async function checkStart(
	ports: PreflightPorts,
	located: Located,
	plan: StartPlan,
	{calendars = [], urgency = 'opened'}: ExamineOptions,
): Promise<readonly Check[]> {
	const readiness = ports.readiness.at(urgency);
	const {central} = located;
	const [alarm] = plan.request.AlarmConfiguration?.Alarms ?? [];
	const named = [
		...calendars.map(name => ({name, step: null})),
		// A name alone is read in each target account; an ARN is the same everywhere.
		...plan.needs.calendars.filter(({name}) => name.startsWith('arn:')).map(step => ({name: step.name, step})),
	];
	const [rights, assume, alarms, states] = await Promise.all([
		checkRights(ports, located, plan, urgency),
		checkAssume(ports, central, plan, urgency),
		alarm === undefined
			? []
			: readiness
					.readAlarm(central, alarm.Name)
					.then(read => [
						judgeAlarm(
							read,
							alarm.Name,
							plan.request.AlarmConfiguration?.IgnorePollAlarmFailure ?? false,
							'in the central account',
						),
					]),
		Promise.all(
			named.map(
				async ({name, step}): Promise<CalendarReading> => ({
					name,
					step,
					state: await readiness.readCalendar(central, name),
				}),
			),
		),
	]);
	return [...rights, ...assume, ...alarms, ...judgeCalendars(states)];
}

type Urgency = NonNullable<ExamineOptions['urgency']>;

async function checkRights(
	{readiness, roles}: PreflightPorts,
	{identity, central}: Located,
	{request}: StartPlan,
	urgency: Urgency,
): Promise<readonly Check[]> {
	if (/:root$/.test(identity.arn)) {
		return [];
	}

	const [, session] = /:assumed-role\/([^/]+)\//.exec(identity.arn) ?? [];
	// The ARN of a session lacks its role's path.
	const role = session === undefined ? null : await roles.readRole(central, session);
	const principal =
		session === undefined ? identity.arn : role?.ok && role.value !== null ? role.value.arn : roleArn(central, session);
	const wishes = listStartWishes(request, definitionArn(request, central));
	return judgeStartRights(await readiness.at(urgency).simulate(central, principal, wishes));
}

/** The ARN that a permission to start a runbook names. AWS's own runbooks belong to no account. */
function definitionArn(
	{DocumentName, DocumentVersion = '$DEFAULT'}: StartRequest,
	{accountId, region}: Location,
): string {
	const [, owner] = /^arn:[^:]*:ssm:[^:]*:(\d{12}):/.exec(DocumentName) ?? [];
	const name = DocumentName.slice(DocumentName.lastIndexOf('/') + 1);
	const account = /^(AWS|Amazon)\w*-/.test(name) ? '' : (owner ?? accountId);
	return `arn:${partitionOf(region).id}:ssm:${region}:${account}:automation-definition/${name}:${DocumentVersion}`;
}

async function checkAssume(
	{readiness}: PreflightPorts,
	central: Location,
	{administrationRoleArn, hasRole, locations, entries}: StartPlan,
	urgency: Urgency,
): Promise<readonly Check[]> {
	const wishes = new Map<string, AssumeWish & {locations: Location[]}>();
	for (const where of locations) {
		const entry = entries.get(printLocation(where));
		if (entry !== undefined) {
			const arn = roleArn({...where, region: central.region}, executionRoleOf(entry));
			const known = wishes.get(arn);
			if (known === undefined) {
				wishes.set(arn, {arn, locations: [where]});
			} else {
				known.locations.push(where);
			}
		}
	}

	// A missing role has been reported already.
	if (wishes.size === 0 || !hasRole) {
		return [];
	}

	const isElsewhere = administrationRoleArn.split(':')[4] !== central.accountId;
	const decided = isElsewhere
		? fail({kind: 'denied', what: `The role ${administrationRoleArn} is not of the central account`} as const)
		: await readiness
				.at(urgency)
				.simulate(central, administrationRoleArn, [{action: 'sts:AssumeRole', resources: [...wishes.keys()]}]);
	const name = administrationRoleArn.slice(administrationRoleArn.lastIndexOf('/') + 1);
	return judgeAssume(decided, [...wishes.values()], name);
}
