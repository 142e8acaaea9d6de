import {page} from '../../constraints/organizations.ts';
import {structure} from '../../constraints/shape.ts';
import {operation, pagesOf} from '../operation.ts';
import {demandReader, type Paged, pageOf} from './organization.ts';

/** The services that were given trusted access, and those that have a delegated administrator; Account Management as the settings say. */
export const listAwsServiceAccessForOrganization = operation<Paged>({
	service: 'organizations',
	name: 'ListAWSServiceAccessForOrganization',
	input: structure({...page}),
	pages: pagesOf('EnabledServicePrincipals', 20),
	handle(context, input) {
		const {world} = context;
		const {delegatedAdministrators} = demandReader(context);
		const enabled = new Map([
			...delegatedAdministrators.map(one => [one.servicePrincipal, one.enabledAtMs] as const),
			...world.store.serviceAccess,
		]);
		if (world.settings.accountManagementTrusted) {
			enabled.set('account.amazonaws.com', Math.min(0, enabled.get('account.amazonaws.com') ?? 0));
		}
		const found = [...enabled].sort(([a], [b]) => (a < b ? -1 : 1));
		const {items, NextToken} = pageOf(found, ['service access'], input);
		return {
			EnabledServicePrincipals: items.map(([ServicePrincipal, enabledAtMs]) => ({
				ServicePrincipal,
				DateEnabled: world.scale.shown(enabledAtMs) / 1000,
			})),
			NextToken,
		};
	},
});
