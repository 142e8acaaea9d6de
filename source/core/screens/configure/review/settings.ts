import {maskValue} from '../../../domain/secrets/secrets.ts';
import {describePassedOver} from '../../../status/identity-words.ts';
import {describeVersion} from '../version-words.ts';
import {firstRequest, line, linesAbout, listEntries, type ReviewPart} from './reviewed.ts';

/** The runbook, and where its settings come from. */
export const describeRunbook: ReviewPart = ({state}) => {
	const {origin, draft} = state.configure;
	return [
		...(origin === null ? [] : [line('From', origin, 'muted')]),
		line('Runbook', `${draft.document}. ${describeVersion(draft.documentVersion)}`, 'accent'),
	];
};

/** Where it starts, who starts it, with which credentials, and which other credentials were skipped. */
export const describeCaller: ReviewPart = ({state: {central, identity}}) => {
	const passedOver = identity === null ? null : describePassedOver(identity);
	return [
		line('Start', `in ${central?.accountId ?? '?'}/${central?.region ?? '?'}, the central account`),
		...(identity === null
			? []
			: [line('As', `${identity.arn}${identity.by === undefined ? '' : `, by ${identity.by}`}`)]),
		...(passedOver === null ? [] : [line('', `AWS settings ${passedOver}`, 'waiting')]),
	];
};

/** Values of parameters; those that look secret are masked. */
export const describeParameters: ReviewPart = reviewed =>
	linesAbout(
		'Parameters',
		Object.entries(firstRequest(reviewed)?.Parameters ?? {}).map(
			([name, values]) => `${name} = ${values.map(value => maskValue(name, value)).join(', ')}`,
		),
	);

/** The alarms that stop it. */
export const describeAlarms: ReviewPart = reviewed => {
	const {name, ignoresPollFailure} = reviewed.state.configure.draft.alarm;
	const goesOn = ignoresPollFailure ? '; it goes on where the alarm can’t be read' : '';
	const alarms = listEntries(reviewed).flatMap(({TargetLocationAlarmConfiguration: one}) => one?.Alarms ?? []);
	return [
		line('Alarm', name === '' ? 'none' : `${name} stops it${goesOn}`),
		...[...new Set(alarms.map(({Name}) => Name))].map(one =>
			line('', `${one} stops the locations of its target location`),
		),
	];
};

/** Tags of the execution, and the members of the plan that no section shows. */
export const describeRest: ReviewPart = ({state}) => {
	const {tags, carried} = state.configure.draft;
	return [
		line('Tags', tags.length === 0 ? 'none' : tags.map(({key, value}) => `${key}=${value}`).join(', ')),
		...((carried.Mode ?? 'Auto') === 'Auto' ? [] : [line('Mode', `${carried.Mode}, as the plan has it`)]),
		...(carried.TargetMaps === undefined
			? []
			: [line('Target maps', `${carried.TargetMaps.length}, as the plan has them`)]),
	];
};
