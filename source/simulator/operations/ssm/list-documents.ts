import {page} from '../../constraints/automation.ts';
import {list, structure, text} from '../../constraints/shape.ts';
import type {AutomationDocument} from '../../documents/document.ts';
import {visibleDocuments} from '../../documents/find.ts';
import {ServiceError} from '../../service-error.ts';
import {type Context, operation} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {nameFor} from './find-document.ts';

type Input = {
	Filters?: ReadonlyArray<{Key?: string; Values?: readonly string[]}>;
	DocumentFilterList?: ReadonlyArray<{key: string; value: string}>;
	MaxResults?: number;
	NextToken?: string;
};

export const listDocuments = operation<Input>({
	service: 'ssm',
	name: 'ListDocuments',
	input: structure({
		DocumentFilterList: list(
			structure({key: text({values: ['Name', 'Owner', 'PlatformTypes', 'DocumentType']}), value: text({min: 1})}),
			{min: 1},
		),
		Filters: list(structure({Key: text({min: 1, max: 128}), Values: list(text({min: 1, max: 256}))}), {max: 6}),
		...page,
	}),
	handle(context, {Filters, DocumentFilterList, MaxResults = 50, NextToken}) {
		const filters = [
			...(Filters ?? []).map(({Key = '', Values = []}) => ({key: Key, values: Values})),
			...(DocumentFilterList ?? []).map(({key, value}) => ({key, values: [value]})),
		];
		const {world, caller} = context;
		const found = visibleDocuments(world, caller.accountId, caller.region).filter(document =>
			filters.every(({key, values}) => passes(context, document, key, values)),
		);
		const request = ['documents', caller.accountId, caller.region, filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults);
		return {DocumentIdentifiers: items.map(document => identify(context, document)), NextToken: next};
	},
});

function passes({caller}: Context, document: AutomationDocument, key: string, values: readonly string[]): boolean {
	switch (key) {
		case 'Owner':
			if (values.length !== 1) {
				throw new ServiceError('InvalidFilterKey', '');
			}

			return isOwnedBy(document, values[0]!, caller.accountId);
		case 'Name':
			return values.some(value => document.name.startsWith(value));
		case 'PlatformTypes':
			return document.platformTypes.some(platform => values.includes(platform));
		case 'DocumentType':
			return values.includes(document.documentType);
		case 'TargetType':
			return document.targetType !== undefined && values.includes(document.targetType);
		default:
			if (!key.startsWith('tag:')) {
				throw new ServiceError('InvalidFilterKey', '');
			}

			return values.includes(document.tags[key.slice(4)] ?? '\0');
	}
}

function isOwnedBy({owner, sharedWith}: AutomationDocument, wanted: string, accountId: string): boolean {
	switch (wanted) {
		case 'Amazon':
			return owner === 'Amazon';
		case 'Self':
			return owner === accountId;
		case 'Private':
			// Whether AWS lists one's own here too isn't documented; a client drops them.
			return owner === accountId || (owner !== 'Amazon' && sharedWith.includes(accountId));
		case 'Public':
			return owner === 'Amazon' || sharedWith.includes('all');
		case 'ThirdParty':
			return false;
		default:
			throw new ServiceError('InvalidFilterKey', '');
	}
}

function identify(context: Context, document: AutomationDocument): object {
	const version = document.versions.find(one => one.version === document.defaultVersion)!;
	return {
		Name: nameFor(context, document),
		CreatedDate: version.createdAtMs / 1000,
		DisplayName: document.displayName,
		Owner: document.owner,
		VersionName: version.versionName,
		PlatformTypes: document.platformTypes,
		DocumentVersion: version.version,
		DocumentType: document.documentType,
		SchemaVersion: version.runbook?.schemaVersion ?? '0.3',
		DocumentFormat: version.format,
		TargetType: document.targetType,
		Tags: Object.entries(document.tags).map(([Key, Value]) => ({Key, Value})),
		Author: document.author,
	};
}
