import type {Location} from '../core/domain/location.ts';
import type {Urgency} from '../core/follow/follow-event.ts';
import type {Automation} from '../ports/automation.ts';
import type {Catalog} from '../ports/catalog.ts';
import type {Choices} from '../ports/choices.ts';
import type {Readiness} from '../ports/readiness.ts';
import type {ReadBudget} from './budget.ts';

/**
A port whose reads of Systems Manager all take their turn in the one read budget of the process.

Its own methods read for somebody who waits, as `at('opened')` does.
*/
export type Paced<Port> = Port & {
	/** The same port, with reads of this urgency. */
	at(urgency: Urgency): Port;
};

/** Hold the reads of automations to the budget. What changes something isn't held up. */
function paceAutomation(automation: Automation, budget: ReadBudget): Paced<Automation> {
	return pace(urgency => {
		const read = <T>(where: Location, call: () => Promise<T>) => budget.run(where, urgency, call);
		return {
			getExecution: (where, ...rest) => read(where, () => automation.getExecution(where, ...rest)),
			listExecutions: (where, ...rest) => read(where, () => automation.listExecutions(where, ...rest)),
			listSteps: (where, ...rest) => read(where, () => automation.listSteps(where, ...rest)),
			listInvocations: (where, ...rest) => read(where, () => automation.listInvocations(where, ...rest)),
			readPrinted: (where, ...rest) => read(where, () => automation.readPrinted(where, ...rest)),
			listTags: (where, ...rest) => read(where, () => automation.listTags(where, ...rest)),
			addTags: (...all) => automation.addTags(...all),
			start: (...all) => automation.start(...all),
			stop: (...all) => automation.stop(...all),
			signal: (...all) => automation.signal(...all),
		};
	});
}

/** Hold the reads of runbooks to the budget. */
function paceCatalog(catalog: Catalog, budget: ReadBudget): Paced<Catalog> {
	return pace(urgency => {
		const read = <T>(where: Location, call: () => Promise<T>, calls = 1) => budget.run(where, urgency, call, calls);
		return {
			listRunbooks: (where, ...rest) => read(where, () => catalog.listRunbooks(where, ...rest)),
			// `DescribeDocument` and `GetDocument`.
			readRunbook: (where, ...rest) => read(where, () => catalog.readRunbook(where, ...rest), 2),
			listVersions: (where, ...rest) => read(where, () => catalog.listVersions(where, ...rest)),
			listShares: (where, ...rest) => read(where, () => catalog.listShares(where, ...rest)),
		};
	});
}

/** Hold the previews to the budget. The lists are those of other services, with rates of their own. */
function paceChoices(choices: Choices, budget: ReadBudget): Paced<Choices> {
	return pace(urgency => ({
		listAlarms: where => choices.listAlarms(where),
		listResourceGroups: where => choices.listResourceGroups(where),
		listAutomationRoles: where => choices.listAutomationRoles(where),
		listEnabledRegions: where => choices.listEnabledRegions(where),
		// One call for each account of the organization, all to one endpoint.
		listOptInRegions: (where, accountId) =>
			budget.run(where, urgency, () => choices.listOptInRegions(where, accountId)),
		startPreview: (where, request) => budget.run(where, urgency, () => choices.startPreview(where, request)),
		getPreview: (where, previewId) => budget.run(where, urgency, () => choices.getPreview(where, previewId)),
	}));
}

/** Send every read of a preflight through the budget, whatever the service: a preflight reads in every location. */
function paceReadiness(readiness: Readiness, budget: ReadBudget): Paced<Readiness> {
	return pace(urgency => {
		const read = <T>(where: Location, call: () => Promise<T>, calls = 1) => budget.run(where, urgency, call, calls);
		return {
			readStanding: where => read(where, () => readiness.readStanding(where), 3),
			simulate: (where, ...rest) => read(where, () => readiness.simulate(where, ...rest)),
			readPolicies: (where, name) => read(where, () => readiness.readPolicies(where, name), 3),
			readAlarm: (where, name) => read(where, () => readiness.readAlarm(where, name)),
			readCalendar: (where, name) => read(where, () => readiness.readCalendar(where, name)),
			readQuotas: where => read(where, () => readiness.readQuotas(where)),
			findGroup: (where, name) => read(where, () => readiness.findGroup(where, name)),
			hasTagged: (where, ...rest) => read(where, () => readiness.hasTagged(where, ...rest)),
		};
	});
}

type Read = {
	readonly automation: Automation;
	readonly catalog: Catalog;
	readonly choices: Choices;
	readonly readiness: Readiness;
};

/** The ports whose reads can be throttled, all on one budget. */
export function paceReads(
	{automation, catalog, choices, readiness}: Read,
	budget: ReadBudget,
): {readonly [Name in keyof Read]: Paced<Read[Name]>} {
	return {
		automation: paceAutomation(automation, budget),
		catalog: paceCatalog(catalog, budget),
		choices: paceChoices(choices, budget),
		readiness: paceReadiness(readiness, budget),
	};
}

function pace<Port extends object>(make: (urgency: Urgency) => Port): Paced<Port> {
	const ports = {opened: make('opened'), shown: make('shown'), background: make('background')};
	return {...ports.opened, at: urgency => ports[urgency]};
}
