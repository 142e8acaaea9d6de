import {parse} from 'yaml';
import {defineDocument} from '../../../source/simulator/documents/define-document.ts';
import {withSettings} from '../../../source/simulator/settings.ts';
import {central, member} from './serve.ts';

/** Times that are round, so that a test can name them. */
export const roundTimes = withSettings({
	timings: {
		jitter: 0,
		expansionMs: 1000,
		assumeRoleMs: 1000,
		noticeMs: 1000,
		cancelMs: 1000,
		betweenStepsMs: 1000,
		previewMs: 4000,
		actionMs: {'*': 10_000},
	},
});

const inYaml = (yaml: string) => ({source: parse(yaml) as unknown, yaml});

const one = (step: string) =>
	inYaml(`description: Does one thing
schemaVersion: '0.3'
parameters:
  Color: {type: String, allowedValues: [red, blue], default: red, description: Of what it does}
  Ids: {type: StringList}
mainSteps:
  - {name: ${step}, action: 'aws:executeScript', inputs: {Runtime: python3.11, Handler: run}}
`);

/** Runbooks of the central account in us-east-1, and one that the member account keeps to itself. */
export const runbooks = [
	defineDocument({
		name: 'Own-Paint',
		owner: central,
		region: 'us-east-1',
		contents: [one('first'), one('second')],
		defaultVersion: '1',
		sharedWith: [member, '444455556666'],
		tags: {team: 'platform'},
		displayName: 'Paint',
		targetType: '/AWS::EC2::Instance',
		category: ['Painting'],
	}),
	defineDocument({
		name: 'Own-Ask',
		owner: central,
		region: 'us-east-1',
		contents: [
			{
				source: {
					schemaVersion: '0.3',
					mainSteps: [
						{
							name: 'ask',
							action: 'aws:approve',
							inputs: {Approvers: [`arn:aws:iam::${central}:user/operator`], Message: 'Well?'},
						},
						{name: 'sleep', action: 'aws:sleep', inputs: {Duration: 'PT1M'}},
					],
				},
			},
		],
		sharedWith: ['all'],
	}),
	defineDocument({name: 'Member-Secret', owner: member, region: 'us-east-1', contents: [one('secret')]}),
];

/** What the example commands of AWS's page start, cut down to one location. */
export const fanOut = {
	DocumentName: 'AWS-RestartEC2Instance',
	TargetParameterName: 'InstanceId',
	Targets: [{Key: 'tag:Env', Values: ['PROD']}],
	TargetLocations: [{Accounts: [member], Regions: ['us-east-2']}],
};
