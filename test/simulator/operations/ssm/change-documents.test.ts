import {
	CreateDocumentCommand,
	DeleteDocumentCommand,
	DescribeDocumentPermissionCommand,
	DocumentFormat,
	DocumentType,
	GetCalendarStateCommand,
	GetDocumentCommand,
	ListDocumentVersionsCommand,
	ModifyDocumentPermissionCommand,
	SSMClient,
	StartAutomationExecutionCommand,
	UpdateDocumentCommand,
	UpdateDocumentDefaultVersionCommand,
} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {central, member, refusalOf, serve} from '../../wire/serve.ts';

const runbook = (duration: string) =>
	`schemaVersion: '0.3'\nmainSteps:\n  - {name: nap, action: 'aws:sleep', inputs: {Duration: ${duration}}}\n`;

async function serveOwn() {
	const served = await serve();
	const ssm = served.client(SSMClient);
	await ssm.send(
		new CreateDocumentCommand({
			Name: 'Own',
			Content: runbook('PT1S'),
			DocumentType: DocumentType.Automation,
			DocumentFormat: DocumentFormat.YAML,
		}),
	);
	return {...served, ssm};
}

test('a new runbook can be started, and a further version is used when it is the default one', async () => {
	const {ssm} = await serveOwn();
	expect(
		(await ssm.send(new StartAutomationExecutionCommand({DocumentName: 'Own'}))).AutomationExecutionId,
	).toBeDefined();
	const update = () =>
		ssm.send(
			new UpdateDocumentCommand({
				Name: 'Own',
				Content: runbook('PT2S'),
				DocumentFormat: 'YAML',
				DocumentVersion: '$LATEST',
			}),
		);
	expect((await update()).DocumentDescription).toMatchObject({DocumentVersion: '2', DefaultVersion: '1'});
	expect(await refusalOf(update())).toMatchObject({code: 'DuplicateDocumentContent'});
	expect((await ssm.send(new GetDocumentCommand({Name: 'Own'}))).DocumentVersion).toBe('1');
	await ssm.send(new UpdateDocumentDefaultVersionCommand({Name: 'Own', DocumentVersion: '2'}));
	expect((await ssm.send(new GetDocumentCommand({Name: 'Own', DocumentFormat: 'YAML'}))).Content).toBe(runbook('PT2S'));
	const {DocumentVersions} = await ssm.send(new ListDocumentVersionsCommand({Name: 'Own'}));
	expect(DocumentVersions!.map(({DocumentVersion, IsDefaultVersion}) => [DocumentVersion, IsDefaultVersion])).toEqual([
		['2', true],
		['1', false],
	]);
});

test('a runbook with mistakes is refused with all of them, and a name once', async () => {
	const {ssm} = await serveOwn();
	const create = (Name: string, Content: string) =>
		ssm.send(new CreateDocumentCommand({Name, Content, DocumentType: 'Automation', DocumentFormat: 'YAML'}));
	expect(await refusalOf(create('Own', runbook('PT1S')))).toMatchObject({code: 'DocumentAlreadyExists'});
	const broken = `schemaVersion: '0.3'\nmainSteps:\n  - {name: a, action: 'aws:nap', nextStep: b}\n`;
	expect(await refusalOf(create('Other', broken))).toMatchObject({
		code: 'InvalidDocumentContent',
		message: "mainSteps[0].action 'aws:nap' is not an action; mainSteps[0].nextStep there is no step 'b'",
	});
	expect(await refusalOf(create('Big', `${runbook('PT1S')}# ${'x'.repeat(65_536)}`))).toMatchObject({
		code: 'MaxDocumentSizeExceeded',
	});
});

test('it is shared with accounts, 20 in a request, who find it by its ARN, and goes when it isn’t any more', async () => {
	const {ssm, client} = await serveOwn();
	const Name = `arn:aws:ssm:us-east-1:${central}:document/Own`;
	const reader = client(SSMClient, 'member');
	expect(await refusalOf(reader.send(new GetDocumentCommand({Name})))).toMatchObject({code: 'InvalidDocument'});
	const modify = (change: object) =>
		ssm.send(new ModifyDocumentPermissionCommand({Name: 'Own', PermissionType: 'Share', ...change}));
	const many = Array.from({length: 21}, (_, index) => String(100_000_000_000 + index));
	expect(await refusalOf(modify({AccountIdsToAdd: many}))).toMatchObject({code: 'ValidationException'});
	await modify({AccountIdsToAdd: [member], SharedDocumentVersion: '$LATEST'});
	expect((await reader.send(new GetDocumentCommand({Name}))).DocumentVersion).toBe('1');
	const shares = async () =>
		(await ssm.send(new DescribeDocumentPermissionCommand({Name: 'Own', PermissionType: 'Share'})))
			.AccountSharingInfoList;
	expect(await shares()).toEqual([{AccountId: member, SharedDocumentVersion: '$LATEST'}]);
	expect(await refusalOf(ssm.send(new DeleteDocumentCommand({Name: 'Own'})))).toMatchObject({
		code: 'InvalidDocumentOperation',
	});
	await modify({AccountIdsToRemove: [member]});
	expect(await shares()).toEqual([]);
	await ssm.send(new DeleteDocumentCommand({Name: 'Own'}));
	expect(await refusalOf(ssm.send(new GetDocumentCommand({Name: 'Own'})))).toMatchObject({code: 'InvalidDocument'});
});

const weekly = 'RRULE:FREQ=WEEKLY;BYDAY=SA,SU';
const moments: ReadonlyArray<readonly [type: string, rule: string, at: string, state: string, next: string]> = [
	['DEFAULT_OPEN', '', '2026-11-27T23:59:59Z', 'OPEN', '2026-11-28T00:00:00Z'],
	['DEFAULT_OPEN', '', '2026-11-28T00:00:00Z', 'CLOSED', '2026-11-29T00:00:00Z'],
	['DEFAULT_CLOSED', '', '2026-11-28T00:00:00Z', 'OPEN', '2026-11-29T00:00:00Z'],
	// Saturday runs into Sunday.
	['DEFAULT_OPEN', weekly, '2026-12-05T10:00:00Z', 'CLOSED', '2026-12-07T00:00:00Z'],
	['DEFAULT_OPEN', weekly, '2026-12-07T00:00:00Z', 'OPEN', '2026-12-12T00:00:00Z'],
];

test.for(moments)(
	'a calendar that is %s with the rule "%s" is known at %s',
	async ([type, rule, AtTime, State, next]) => {
		const {client} = await serve();
		const ssm = client(SSMClient);
		const Content = [
			...['BEGIN:VCALENDAR', `X-CALENDAR-TYPE:${type}`, 'BEGIN:VEVENT', 'DTSTART:20261128T000000Z'],
			...['DTEND:20261129T000000Z', ...(rule === '' ? [] : [rule]), 'END:VEVENT', 'END:VCALENDAR'],
		].join('\r\n');
		await ssm.send(
			new CreateDocumentCommand({Name: 'Freeze', Content, DocumentType: 'ChangeCalendar', DocumentFormat: 'TEXT'}),
		);
		expect(await ssm.send(new GetCalendarStateCommand({CalendarNames: ['Freeze'], AtTime}))).toMatchObject({
			State,
			AtTime,
			NextTransitionTime: next,
		});
	},
);
