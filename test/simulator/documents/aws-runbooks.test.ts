import {expect, test} from 'vitest';
import {awsDocuments} from '../../../source/simulator/documents/aws-runbooks.ts';
import {documentArn} from '../../../source/simulator/documents/document.ts';
import {findDocument, findVersion, visibleDocuments} from '../../../source/simulator/documents/find.ts';
import {seedWorld} from '../../../source/simulator/worlds/seed.ts';

test('AWS-RestartEC2Instance has the parameters and steps that AWS documents', () => {
	const document = awsDocuments().find(({name}) => name === 'AWS-RestartEC2Instance')!;
	const {runbook} = document.versions[0]!;
	expect([...runbook!.parameters.values()].map(({name, type, default: value}) => [name, type, value])).toEqual([
		['InstanceId', 'StringList', undefined],
		['AutomationAssumeRole', 'AWS::IAM::Role::Arn', ''],
	]);
	expect(runbook!.mainSteps.map(({name, action}) => `${name} ${action}`)).toEqual([
		'stopInstances aws:changeInstanceState',
		'startInstances aws:changeInstanceState',
	]);
});

test("AWS's runbooks are there in every Region, under their name or an ARN without an account", () => {
	const world = seedWorld(0);
	const caller = {accountId: '987654321098', region: 'eu-west-3'};
	const document = findDocument(world, caller, 'AWS-StartEC2Instance')!;
	expect(documentArn(document, 'eu-west-3')).toBe('arn:aws:ssm:eu-west-3::document/AWS-StartEC2Instance');
	expect(findDocument(world, caller, documentArn(document, 'eu-west-3'))).toBe(document);
	expect(visibleDocuments(world, caller.accountId, caller.region)).toHaveLength(awsDocuments().length);
});

test('a version is found by its number, as the default, or as the latest', () => {
	const [document] = awsDocuments();
	expect(['1', '$DEFAULT', '$LATEST', undefined, '2'].map(version => findVersion(document!, version)?.version)).toEqual(
		['1', '1', '1', '1', undefined],
	);
});
