import {hex} from '../engine/state/random.ts';
import type {LocationPattern, Resource, ResourceGroup, WorldDefinition} from '../world-definition.ts';
import {type Context, readPatterns} from './context.ts';
import type {Value} from './value.ts';

type ResourceRule = {
	readonly where: readonly LocationPattern[];
	readonly type: string;
	readonly tags: Readonly<Record<string, string>>;
	/** Given IDs, or how many are made up. */
	readonly ids: readonly string[] | number;
};

/** The resources of a world file, as the function that finds those of a location. */
export function readResources(value: Value | undefined, context: Context): WorldDefinition['resourcesIn'] {
	const rules = (value?.asList() ?? []).map(item => readRule(item, context));
	return (accountId, region, isIn) =>
		rules.flatMap((rule, index) => (isIn(rule.where) ? resourcesOf(rule, `${accountId}/${region}/${index}`) : []));
}

function readRule(value: Value, context: Context): ResourceRule {
	const members = value.asMap(['where', 'type', 'tags', 'count', 'ids']);
	return {
		where: readPatterns(members.get('where'), context),
		type: members.get('type')?.asMatch(/^\w+::\w+::\w+$/, 'a type such as AWS::EC2::Instance') ?? 'AWS::EC2::Instance',
		tags: Object.fromEntries(
			members
				.get('tags')
				?.asEntries()
				.map(([key, tag]) => [key, tag.asText()]) ?? [],
		),
		ids:
			members
				.get('ids')
				?.asList()
				.map(id => id.asText()) ??
			members.get('count')?.asNumber(0, 10_000) ??
			1,
	};
}

function resourcesOf({ids, type, tags}: ResourceRule, place: string): readonly Resource[] {
	const prefix = type === 'AWS::EC2::Instance' ? 'i' : (type.split('::')[2] ?? 'resource').toLowerCase();
	const all =
		typeof ids === 'number'
			? Array.from({length: ids}, (_, number) => `${prefix}-${hex(11, `${place}/${number}`, 17)}`)
			: ids;
	return all.map(id => ({id, type, tags}));
}

/** The resource groups of a world file, by name. */
export function readGroups(value: Value | undefined, context: Context): readonly ResourceGroup[] {
	return (value?.asEntries() ?? []).map(([name, group]) => {
		const members = group.asMap(['where', 'tag', 'values', 'resources', 'description', 'type']);
		const resources = members
			.get('resources')
			?.asList()
			.map(id => id.asText());
		if (!resources && !members.get('tag')) {
			group.say('must have a tag or resources');
		}
		const description = members.get('description')?.asText();
		return {
			name,
			...(description !== undefined && {description}),
			where: readPatterns(members.get('where'), context),
			resourceType: members.get('type')?.asText() ?? 'AWS::EC2::Instance',
			query: resources
				? {resources}
				: {
						tag: members.get('tag')?.asText() ?? '',
						values:
							members
								.get('values')
								?.asOneOrMore()
								.map(item => item.asText()) ?? [],
					},
		};
	});
}
