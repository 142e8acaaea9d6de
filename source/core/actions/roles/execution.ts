import {
	boundaryCondition,
	commonProperties,
	printCommonParameters,
	printOrganizationParameter,
	type RoleOptions,
} from './template-parameters.ts';

/**
AWS's execution role, for every target account, the central one too where it is targeted: what the runbook works as there. It lets no person in.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
*/
export function printExecutionRole({isOrganization, path, boundary}: RoleOptions): string {
	const condition = `
            Condition:
              StringEquals:
                aws:PrincipalOrgID: !Ref OrganizationID`;
	return `AWSTemplateFormatVersion: '2010-09-09'
Description: The role that runbooks work as in a target account. Deploy it in every account that fan-outs reach, the central account too where it is one of them.
Parameters:
  AdminAccountId:
    Type: String
    Description: The central account, in which the administration role is.
    AllowedPattern: ^[0-9]{12}$
    ConstraintDescription: must be 12 digits${isOrganization ? printOrganizationParameter() : ''}${printCommonParameters({path, boundary})}
Conditions:${boundaryCondition}
Resources:
  ExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: AWS-SystemsManager-AutomationExecutionRole${commonProperties}
      Description: Runbooks started from the central account work as this role.
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AdminAccountId}:role\${RolePath}AWS-SystemsManager-AutomationAdministrationRole
            Action: sts:AssumeRole${isOrganization ? condition : ''}
          - Effect: Allow
            Principal:
              Service: ssm.amazonaws.com
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
              ArnLike:
                aws:SourceArn: !Sub arn:\${AWS::Partition}:ssm:*:\${AWS::AccountId}:automation-execution/*
      # What runbooks of AWS's own mostly need. Whatever else yours do has to be added.
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonSSMAutomationRole
      Policies:
        - PolicyName: ExecutionPolicy
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - resource-groups:ListGroupResources
                  - tag:GetResources
                  - ec2:DescribeInstances
                Resource: '*'
              - Effect: Allow
                Action: iam:PassRole
                Resource: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role\${RolePath}AWS-SystemsManager-AutomationExecutionRole
`;
}
