import type {ChoiceList} from '../../../state/launch-effect.ts';

/** The names of the lists that complete a field. */
export const choiceNames: Readonly<Record<ChoiceList, string>> = {
	alarms: 'CloudWatch alarms of the central account',
	groups: 'resource groups of the central account',
	roles: 'roles that Automation may assume',
	regions: 'Regions',
};
