import {expect, test} from 'vitest';
import {printTemplateAsJson} from '../../../source/core/planning/template-json.ts';

test('functions of CloudFormation are written in their long form', () => {
	const template = [
		'Outputs:',
		'  Arn: !GetAtt Role.Arn.Of',
		'  Name: !Ref Role',
		'  Choice: !If [IsHome, !Sub "a b", !Ref AWS::NoValue]',
		'  Both: !Not [!Equals [!Join [",", !Ref List], ""]]',
		'  Version: "2012-10-17"',
	].join('\n');
	expect(JSON.parse(printTemplateAsJson(template))).toEqual({
		Outputs: {
			Arn: {'Fn::GetAtt': ['Role', 'Arn.Of']},
			Name: {Ref: 'Role'},
			Choice: {'Fn::If': ['IsHome', {'Fn::Sub': 'a b'}, {Ref: 'AWS::NoValue'}]},
			Both: {'Fn::Not': [{'Fn::Equals': [{'Fn::Join': [',', {Ref: 'List'}]}, '']}]},
			Version: '2012-10-17',
		},
	});
});

test.each(['A: !Select [1, [2]]', 'A: !Base64 text', 'A: ['])('%s is refused, not lost', template => {
	expect(() => printTemplateAsJson(template)).toThrow();
});
