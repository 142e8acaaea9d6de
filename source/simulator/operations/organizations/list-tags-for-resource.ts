import {page} from '../../constraints/organizations.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';
import {demandReader, demandTarget} from './organization.ts';

/** Tags of an account: only accounts have tags in a world’s organization. */
export const listOrganizationTags = operation<{ResourceId: string}>({
	service: 'organizations',
	name: 'ListTagsForResource',
	input: structure({
		ResourceId: required(
			text({
				max: 130,
				pattern:
					'^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$',
			}),
		),
		NextToken: page.NextToken,
	}),
	handle(context, {ResourceId}) {
		const organization = demandReader(context);
		demandTarget(organization, ResourceId);
		const tags = organization.accounts.find(({id}) => id === ResourceId)?.tags ?? {};
		return {Tags: Object.entries(tags).map(([Key, Value]) => ({Key, Value}))};
	},
});
