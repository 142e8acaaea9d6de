import {boundaryCondition, commonProperties, printCommonParameters, type RoleOptions} from './template-parameters.ts';

export type EventOptions = Pick<RoleOptions, 'isOrganization' | 'path' | 'boundary'> & {
	/** The queue's name, and the rule's: one of each operator's own. */
	readonly queueName: string;
};

/** Both notifications of Automation, as EventBridge calls them. */
export const automationEvents = [
	'EC2 Automation Execution Status-change Notification',
	'EC2 Automation Step Status-change Notification',
] as const;

/** Statuses of a child's end: of children nothing else is of use. */
export const endStatuses = ['Success', 'Failed', 'TimedOut', 'Cancelled', 'Rejected', 'CompletedWithFailure'] as const;

/** The role by which EventBridge sends on; the same in every account. */
export const forwarderName = 'RollgridEventForwarder';

/**
The template of the queue that `--events` reads, for the central account and Region: the queue, the rule that fills it, and who may send to the bus.

@see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
*/
export function printEventQueue({isOrganization, queueName}: EventOptions): string {
	return `AWSTemplateFormatVersion: '2010-09-09'
Description: The queue that rollgrid reads with --events, and the rule that fills it. Deploy it in the account and Region that fan-outs are started in; one for each operator, since each message is received once.
# Events of the fan-outs themselves come by themselves. Those of their children happen in other accounts and Regions:
# \`rollgrid roles events --forwarding\` prints what sends them here, to be deployed there with a stack set.
# Without that, rollgrid learns of ends by the steps of the fan-out alone, which is enough as a rule.
Parameters:
  QueueName:
    Type: String
    Description: The name of the queue and of its rule.
    Default: ${queueName}
    AllowedPattern: ^[A-Za-z0-9_-]{1,64}$
    ConstraintDescription: must be 1 to 64 letters, digits and characters of _-${
			isOrganization
				? `
  OrganizationID:
    Type: String
    Description: The organization whose accounts may send events here.
    AllowedPattern: ^o-[a-z0-9]{10,32}$
    ConstraintDescription: must be an organization's ID, such as o-a1b2c3d4e5`
				: `
  SendingAccounts:
    Type: CommaDelimitedList
    Description: The accounts that may send events here, with commas between; empty for none but this one.
    Default: ''
Conditions:
  HasSendingAccounts: !Not [!Equals [!Join ['', !Ref SendingAccounts], '']]`
		}
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref QueueName
      # An event says what to read next: after five minutes all of it has been read.
      MessageRetentionPeriod: 300
      ReceiveMessageWaitTimeSeconds: 20
      VisibilityTimeout: 10
      SqsManagedSseEnabled: true
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref Queue
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: EventsOfThisRule
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Queue.Arn
            Condition:
              ArnEquals:
                aws:SourceArn: !GetAtt Rule.Arn
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: !Ref QueueName
      Description: Status changes of automations, of this account and of those that send theirs here.
      EventPattern:
        source:
          - aws.ssm
        detail-type:
${automationEvents.map(one => `          - ${one}`).join('\n')}
      Targets:
        - Id: Queue
          Arn: !GetAtt Queue.Arn
  # Who may send events to the bus of this account and Region.
  BusPolicy:
    Type: AWS::Events::EventBusPolicy${isOrganization ? '' : '\n    Condition: HasSendingAccounts'}
    Properties:
      EventBusName: default
      StatementId: !Ref QueueName
      Statement:
        Effect: Allow
        Principal: ${isOrganization ? "'*'" : '\n          AWS: !Ref SendingAccounts'}
        Action: events:PutEvents
        Resource: !Sub arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default
        Condition:
          StringEquals:
            events:source: aws.ssm${isOrganization ? '\n            aws:PrincipalOrgID: !Ref OrganizationID' : ''}
  # For the people who read the queue: attach it to their role or permission set.
  ReadEvents:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: !Sub rollgrid-\${QueueName}-\${AWS::Region}
      Description: Read the queue of events with rollgrid.
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action:
              - sqs:ReceiveMessage
              - sqs:DeleteMessage
            Resource: !GetAtt Queue.Arn
Outputs:
  QueueUrl:
    Description: What goes behind --events, or into the setting events.
    Value: !Ref Queue
  EventBusArn:
    Description: What the forwarding template takes as CentralBusArn.
    Value: !Sub arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default
`;
}

/**
The template that sends the ends of children to the central bus, for every target account and Region: a stack set deploys it.

@see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
*/
export function printEventForwarding({path, boundary}: EventOptions): string {
	return `AWSTemplateFormatVersion: '2010-09-09'
Description: Sends the ends of automations to the central account's bus, for rollgrid's --events. Deploy it with a stack set in every account and Region that fan-outs reach, but not in the central account's own Region.
# IAM roles belong to an account, stacks to a Region: the stack in HomeRegion makes the role, those in other Regions use it.
# So HomeRegion has to be among the Regions of the stack set, and comes first.
Parameters:
  CentralBusArn:
    Type: String
    Description: The bus in the central account and Region, as the queue's template puts it out.
    AllowedPattern: ^arn:[a-z0-9-]+:events:[a-z0-9-]+:[0-9]{12}:event-bus/.+$
    ConstraintDescription: must be the ARN of an event bus
  HomeRegion:
    Type: String
    Description: The Region whose stack makes the role of the account.
    AllowedPattern: ^[a-z0-9-]+$
    ConstraintDescription: must be a Region, such as eu-west-1${printCommonParameters({path, boundary})}
Conditions:${boundaryCondition}
  IsHome: !Equals [!Ref AWS::Region, !Ref HomeRegion]
Resources:
  Forwarder:
    Type: AWS::IAM::Role
    Condition: IsHome
    Properties:
      RoleName: ${forwarderName}${commonProperties}
      Description: EventBridge sends the ends of automations to the central account with it.
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
      Policies:
        - PolicyName: SendEvents
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: events:PutEvents
                Resource: !Ref CentralBusArn
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: rollgrid-events
      Description: Ends of automations, sent to the central account.
      # Steps of children, and their beginnings, are of no use to who follows the fan-out.
      EventPattern:
        source:
          - aws.ssm
        detail-type:
          - ${automationEvents[0]}
        detail:
          Status:
${endStatuses.map(one => `            - ${one}`).join('\n')}
      Targets:
        - Id: CentralBus
          Arn: !Ref CentralBusArn
          RoleArn: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role\${RolePath}${forwarderName}
`;
}
