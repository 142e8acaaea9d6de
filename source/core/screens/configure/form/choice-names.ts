import type {ChoiceList} from '../../../state/launch-effect.ts';

/** What the lists are called that fields are completed from. */
export const choiceNames: Readonly<Record<ChoiceList, string>> = {
	alarms: 'CloudWatch alarms of the central account',
	groups: 'resource groups of the central account',
	roles: 'roles that Automation may assume',
	regions: 'Regions',
};
