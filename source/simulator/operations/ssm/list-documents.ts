import {page} from '../../constraints/automation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import type {AutomationDocument} from '../../documents/document.ts';
import {findVersion, visibleDocuments} from '../../documents/find.ts';
import {ownValue} from '../../own.ts';
import {ServiceError} from '../../service-error.ts';
import {type Context, operation, pagesOf} from '../operation.ts';
import {takePage} from '../page-token.ts';
import {viewDocument} from './find-document.ts';

type Input = {
	Filters?: ReadonlyArray<{Key?: string; Values?: readonly string[]}>;
	DocumentFilterList?: ReadonlyArray<{key: string; value: string}>;
	MaxResults?: number;
	NextToken?: string;
};

type DocumentFilter = {readonly key: string; readonly values: readonly string[]};

export const listDocuments = operation<Input>({
	service: 'ssm',
	name: 'ListDocuments',
	input: structure({
		DocumentFilterList: list(
			structure(
				{
					key: required(text({values: ['Name', 'Owner', 'PlatformTypes', 'DocumentType']})),
					value: required(text({min: 1})),
				},
				'DocumentFilter',
			),
			{min: 1},
		),
		Filters: list(
			structure({Key: text({min: 1, max: 128}), Values: list(text({min: 1, max: 256}))}, 'DocumentKeyValuesFilter'),
			{min: 0, max: 6},
		),
		...page,
	}),
	pages: pagesOf('DocumentIdentifiers', 50),
	handle(context, {Filters, DocumentFilterList, MaxResults = 50, NextToken}) {
		const filters = [
			...(Filters ?? []).map(({Key = '', Values = []}) => ({key: Key, values: Values})),
			...(DocumentFilterList ?? []).map(({key, value}) => ({key, values: [value]})),
		];
		checkFilters(filters);
		const {world, caller} = context;
		const found = visibleDocuments(world, caller.accountId, caller.region).filter(document =>
			filters.every(filter => passes(context, document, filter)),
		);
		const request = ['documents', caller.accountId, caller.region, filters];
		const {items, NextToken: next} = takePage(found, request, NextToken, MaxResults);
		return {
			DocumentIdentifiers: items.map(document => viewDocument(context, document, findVersion(document)!)),
			NextToken: next,
		};
	},
});

const owners: ReadonlySet<string> = new Set(['Amazon', 'Private', 'Public', 'Self', 'ThirdParty']);
const keys: ReadonlySet<string> = new Set(['Owner', 'Name', 'PlatformTypes', 'DocumentType', 'TargetType']);

/** One owner a request, one tag, every key once. @throws InvalidFilterKey, which the model gives no message. */
function checkFilters(filters: readonly DocumentFilter[]): void {
	const isSound = filters.every(({key, values}) => {
		const isKnown = keys.has(key) || /^tag:./.test(key);
		return isKnown && (key !== 'Owner' || (values.length === 1 && owners.has(values[0]!)));
	});
	const kinds = filters.map(({key}) => (key.startsWith('tag:') ? 'tag' : key));
	if (!isSound || new Set(kinds).size < kinds.length) {
		throw new ServiceError('InvalidFilterKey', '');
	}
}

function passes(context: Context, document: AutomationDocument, {key, values}: DocumentFilter): boolean {
	switch (key) {
		case 'Owner':
			return isOwnedBy(context, document, values[0]!);
		case 'Name':
			return values.some(value => document.name.startsWith(value));
		case 'PlatformTypes':
			return document.platformTypes.some(platform => values.includes(platform));
		case 'DocumentType':
			return values.includes(document.documentType);
		case 'TargetType':
			return document.targetType !== undefined && values.includes(document.targetType);
		default: {
			const value = ownValue(document.tags, key.slice('tag:'.length));
			return value !== undefined && values.includes(value);
		}
	}
}

function isOwnedBy({world, caller}: Context, {owner, sharedWith}: AutomationDocument, wanted: string): boolean {
	const isOwn = owner === caller.accountId;
	switch (wanted) {
		case 'Amazon':
			return owner === 'Amazon';
		case 'Self':
			return isOwn;
		case 'Private':
			return isOwn
				? world.settings.privateListIncludesOwn
				: owner !== 'Amazon' && sharedWith.includes(caller.accountId);
		case 'Public':
			return owner !== 'Amazon' && sharedWith.includes('all');
		default:
			return false;
	}
}
