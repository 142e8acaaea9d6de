import {
	boundaryCondition,
	commonProperties,
	printCommonParameters,
	printOrganizationParameter,
	type RoleOptions,
} from './template-parameters.ts';

/**
rollgrid's role, for every target account: what a person at the console may assume there to read, stop and signal automations, since AWS's two roles let no person in.
*/
export function printOperatorRole({isOrganization, externalId, path, boundary}: RoleOptions): string {
	const conditions = isOrganization
		? `StringEquals: !If
                - HasExternalId
                - sts:ExternalId: !Ref ExternalId
                  aws:PrincipalOrgID: !Ref OrganizationID
                - aws:PrincipalOrgID: !Ref OrganizationID`
		: `StringEquals: !If
                - HasExternalId
                - sts:ExternalId: !Ref ExternalId
                - !Ref AWS::NoValue`;
	return `AWSTemplateFormatVersion: '2010-09-09'
Description: The role that people of the central account assume with rollgrid to read, stop and signal automations in a target account. Deploy it in every account that fan-outs reach.
Parameters:
  AdminAccountId:
    Type: String
    Description: The central account, whose people may assume the role.
    AllowedPattern: ^[0-9]{12}$
    ConstraintDescription: must be 12 digits
  PrincipalArns:
    Type: CommaDelimitedList
    Description: Who of the central account may assume the role, as ARNs with * for anything; all of it by default, as far as its own policies allow.
    Default: '*'
  ExternalId:
    Type: String
    Description: The external ID that has to be sent (--external-id); empty for none.
    Default: '${externalId}'
    AllowedPattern: ^$|^[A-Za-z0-9_+=,.@:/-]{2,1224}$
    ConstraintDescription: must be empty, or 2 to 1224 letters, digits and characters of _+=,.@:/-${isOrganization ? printOrganizationParameter() : ''}${printCommonParameters({path, boundary})}
Conditions:${boundaryCondition}
  HasExternalId: !Not [!Equals [!Ref ExternalId, '']]
Resources:
  OperatorRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: RollgridOperatorRole${commonProperties}
      Description: People of the central account read, stop and signal automations here with rollgrid.
      MaxSessionDuration: 3600
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AdminAccountId}:root
            Action: sts:AssumeRole
            Condition:
              StringLike:
                aws:PrincipalArn: !Ref PrincipalArns
              ${conditions}
      Policies:
        - PolicyName: OperateAutomations
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: Read
                Effect: Allow
                Action:
                  - ssm:GetAutomationExecution
                  - ssm:DescribeAutomationExecutions
                  - ssm:DescribeAutomationStepExecutions
                Resource: '*'
              # What the command of a step printed on its instances.
              - Sid: ReadWhatCommandsPrinted
                Effect: Allow
                Action:
                  - ssm:ListCommandInvocations
                  - ssm:GetCommandInvocation
                Resource: '*'
              # Why the stack of a step failed.
              - Sid: ReadWhatStacksTold
                Effect: Allow
                Action: cloudformation:DescribeStackEvents
                Resource: '*'
              # The queue of --events, where it is in this account.
              - Sid: ReadEvents
                Effect: Allow
                Action:
                  - sqs:ReceiveMessage
                  - sqs:DeleteMessage
                Resource: !Sub arn:\${AWS::Partition}:sqs:*:\${AWS::AccountId}:rollgrid-events*
              - Sid: StopAndSignal
                Effect: Allow
                Action:
                  - ssm:StopAutomationExecution
                  - ssm:SendAutomationSignal
                Resource: !Sub arn:\${AWS::Partition}:ssm:*:\${AWS::AccountId}:automation-execution/*
              # To tell an execution role that is missing from one that trusts somebody else.
              - Sid: SeeWhyNothingStarted
                Effect: Allow
                Action:
                  - iam:GetRole
                  - iam:SimulatePrincipalPolicy
                  - iam:ListRolePolicies
                  - iam:GetRolePolicy
                  - iam:ListAttachedRolePolicies
                Resource: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role\${RolePath}AWS-SystemsManager-AutomationExecutionRole
              # To see before a launch what would be missing: reads alone.
              - Sid: LookBeforeALaunch
                Effect: Allow
                Action:
                  - iam:GetPolicy
                  - iam:GetPolicyVersion
                  - tag:GetResources
                  - resource-groups:ListGroupResources
                  - cloudwatch:DescribeAlarms
                  - ssm:GetCalendarState
                Resource: '*'
`;
}
