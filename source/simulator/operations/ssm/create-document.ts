import {documentArn, documentVersion, documentVersionName, tags} from '../../constraints/automation.ts';
import {list, required, structure, text} from '../../constraints/shape.ts';
import {acceptContent} from '../../documents/accept-content.ts';
import {setDocument} from '../../documents/change-documents.ts';
import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import type {Tag} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import {type Context, operation} from '../operation.ts';
import {describe} from './change-document.ts';
import {documentInput} from './document-input.ts';

type Input = {
	Content: string;
	Name: string;
	DisplayName?: string;
	VersionName?: string;
	DocumentType?: string;
	DocumentFormat?: DocumentVersion['format'];
	TargetType?: string;
	Tags?: readonly Tag[];
};

/** A new document in the caller's account and Region. An Automation runbook can be started from then on. */
export const createDocument = operation<Input>({
	service: 'ssm',
	name: 'CreateDocument',
	input: structure({
		...documentInput,
		Requires: list(
			structure(
				{
					Name: required(documentArn),
					Version: documentVersion,
					RequireType: text({max: 128, pattern: '^[a-zA-Z0-9_\\-.]{1,128}$'}),
					VersionName: documentVersionName,
				},
				'DocumentRequires',
			),
			{min: 1},
		),
		DocumentType: text({
			values: [
				...['Command', 'Policy', 'Automation', 'Session', 'Package', 'ApplicationConfiguration'],
				...['ApplicationConfigurationSchema', 'DeploymentStrategy', 'ChangeCalendar', 'Automation.ChangeTemplate'],
				...['ProblemAnalysis', 'ProblemAnalysisTemplate', 'CloudFormation', 'ConformancePackTemplate'],
				...['QuickSetup', 'ManualApprovalPolicy', 'AutoApprovalPolicy'],
			],
		}),
		Tags: tags,
	}),
	async handle(context, input) {
		const {Content, DocumentType = 'Command', DocumentFormat = 'JSON'} = input;
		demandFreeName(context, input.Name);
		const {runbook} = await acceptContent(Content, DocumentType, DocumentFormat, context.world.settings);
		demandFreeName(context, input.Name);
		const {world, caller} = context;
		const version: DocumentVersion = {
			version: '1',
			...(input.VersionName !== undefined && {versionName: input.VersionName}),
			format: DocumentFormat,
			content: Content,
			createdAtMs: world.scale.shown(world.nowMs),
			status: 'Active',
			runbook,
		};
		const document: AutomationDocument = {
			name: input.Name,
			owner: caller.accountId,
			region: caller.region,
			documentType: DocumentType,
			versions: [version],
			defaultVersion: '1',
			sharedWith: [],
			tags: Object.fromEntries((input.Tags ?? []).map(({Key, Value}) => [Key, Value])),
			...(input.DisplayName !== undefined && {displayName: input.DisplayName}),
			author: caller.principalArn,
			category: [],
			categoryEnum: [],
			platformTypes: ['Windows', 'Linux', 'MacOS'],
			targetType: input.TargetType,
			attachments: [],
		};
		setDocument(world, document);
		return {DocumentDescription: {...describe(context, document, version), Status: 'Creating'}};
	},
});

/** @throws DocumentAlreadyExists. */
function demandFreeName({world, caller}: Context, name: string): void {
	if (/^(?:aws|amazon|amzn)-/i.test(name)) {
		throw new ServiceError(
			'InvalidDocumentContent',
			`${name}: document names cannot begin with aws, amazon or amzn, which are reserved`,
		);
	}
	const isTaken = world.documents.some(
		document => document.name === name && document.owner === caller.accountId && document.region === caller.region,
	);
	if (isTaken) {
		throw new ServiceError('DocumentAlreadyExists', `Document with same name ${name} already exists`);
	}
}
