import type {Location} from '../../../domain/location.ts';
import {roleArn} from '../../../domain/partition.ts';
import {andThen, transition} from '../../../state/transition.ts';
import {administrationRoleName, assumeRoleParameter, type Configure, chosenRunbook} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import {askChosen} from './asking.ts';

/** Fill in the role that AWS's template creates in the central account, where the runbook takes one and nothing was typed. */
export function fillAssumeRole(configure: Configure, {central}: Pick<Configuring, 'central'>): Configure {
	const {draft} = configure;
	const known = chosenRunbook(configure);
	const takesRole = known?.state === 'read' && known.runbook.parameters.some(({name}) => name === assumeRoleParameter);
	if (
		!takesRole ||
		central === null ||
		draft.parameters[assumeRoleParameter] !== undefined ||
		configure.origin !== null
	) {
		return configure;
	}

	const parameters = {...draft.parameters, [assumeRoleParameter]: administrationRoleOf(central)};
	return {...configure, draft: {...draft, parameters}};
}

function administrationRoleOf(central: Location): string {
	return roleArn(central, administrationRoleName);
}

/** Choose a runbook, or another version of it. */
export function chooseVersion(
	state: Configuring,
	document: string,
	documentVersion: string | null,
): ConfigureTransition {
	const {configure} = state;
	const {[assumeRoleParameter]: role, ...others} = configure.draft.parameters;
	// What was filled in for the previous runbook is removed: this one may not take it, and gets it again where it does.
	const isOurs = state.central !== null && role === administrationRoleOf(state.central);
	const isOther = document !== configure.draft.document;
	const parameters = isOther && isOurs ? others : configure.draft.parameters;
	const draft = {...configure.draft, document, documentVersion, parameters};
	return transition(withConfigure(hush(state), fillAssumeRole({...configure, draft}, state)));
}

/** Default at run time, latest at run time, then each existing version, newest first. */
export function cycleVersion(state: Configuring): ConfigureTransition {
	const {draft, versions} = state.configure;
	const {document, documentVersion} = draft;
	if (document === '') {
		return say(state, 'Choose a runbook first: Enter');
	}

	const known = versions.get(document)?.map(({version}) => version) ?? [];
	const all = [null, '$LATEST', ...known];
	const at = all.indexOf(documentVersion === '$DEFAULT' ? null : documentVersion);
	const chosen = chooseVersion(state, document, all[(at + 1) % all.length] ?? null);
	return andThen(chosen, taken => {
		const picker = {...taken.configure.picker, cursor: document};
		return askChosen(withConfigure(taken, {...taken.configure, picker}));
	});
}
