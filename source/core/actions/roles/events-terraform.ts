import {automationEvents, type EventOptions, endStatuses, forwarderName} from './events.ts';
import {accountData, accountId, encode, partition, policyOf, printVariable} from './terraform-text.ts';

const here = `arn:${partition}`;
const busArn = `${here}:events:\${data.aws_region.current.region}:${accountId}:event-bus/default`;
const forwarderArn = `${here}:iam::${accountId}:role\${var.role_path}${forwarderName}`;

const data = [...accountData, 'data "aws_region" "current" {}'];

/** The most characters that AWS allows in a statement's ID. An account ID and a hyphen take 13 of them. */
const mostIdCharacters = 64;

const ofOrganization = `
  principal    = "*"
  statement_id = var.queue_name

  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = var.organization_id
  }`;

const ofAccounts = `
  for_each     = toset(var.sending_accounts)
  principal    = each.value
  statement_id = "\${each.value}-\${substr(var.queue_name, 0, ${mostIdCharacters - 13})}"`;

/** The queue and its rule as Terraform, equal to their template but for the permissions of the bus; ends with a line break. */
export function printEventQueueTerraform({isOrganization, queueName}: EventOptions): string {
	return [
		...data,
		printVariable('queue_name', 'string', 'The name of the queue and of its rule: one for each operator.', queueName),
		isOrganization
			? printVariable('organization_id', 'string', 'The organization whose accounts may send events here.')
			: printVariable('sending_accounts', 'list(string)', 'The accounts that may send events here.', []),
		`
# An event says what to read next: after five minutes all of it has been read.
resource "aws_sqs_queue" "events" {
  name                       = var.queue_name
  message_retention_seconds  = 300
  receive_wait_time_seconds  = 20
  visibility_timeout_seconds = 10
  sqs_managed_sse_enabled    = true
}

resource "aws_sqs_queue_policy" "events" {
  queue_url = aws_sqs_queue.events.id
  policy    = ${encode(
		policyOf({
			Sid: 'EventsOfThisRule',
			Effect: 'Allow',
			Principal: {Service: 'events.amazonaws.com'},
			Action: 'sqs:SendMessage',
			Resource: '@aws_sqs_queue.events.arn',
			Condition: {ArnEquals: {'aws:SourceArn': '@aws_cloudwatch_event_rule.events.arn'}},
		}),
	)}
}

resource "aws_cloudwatch_event_rule" "events" {
  name          = var.queue_name
  description   = "Status changes of automations, of this account and of those that send theirs here."
  event_pattern = jsonencode(${JSON.stringify({source: ['aws.ssm'], 'detail-type': automationEvents})})
}

resource "aws_cloudwatch_event_target" "events" {
  rule = aws_cloudwatch_event_rule.events.name
  arn  = aws_sqs_queue.events.arn
}

# Who may send events to the bus of this account and Region. Each permission is added to those that the bus has:
# aws_cloudwatch_event_bus_policy would replace them all, but could limit them to the source aws.ssm.
resource "aws_cloudwatch_event_permission" "events" {${isOrganization ? ofOrganization : ofAccounts}
}

# For the people who read the queue: attach it to their role or permission set.
resource "aws_iam_policy" "read_events" {
  name        = "rollgrid-\${var.queue_name}-\${data.aws_region.current.region}"
  description = "Read the queue of events with rollgrid."
  policy      = ${encode(
		policyOf({
			Effect: 'Allow',
			Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
			Resource: '@aws_sqs_queue.events.arn',
		}),
	)}
}

output "queue_url" {
  description = "What goes behind --events, or into the setting events."
  value       = aws_sqs_queue.events.id
}

output "event_bus_arn" {
  value = "${busArn}"
}
`,
	].join('\n');
}

/** What sends the ends of children to the central bus, as Terraform for one account and Region; ends with a line break. */
export function printEventForwardingTerraform({path, boundary}: EventOptions): string {
	return [
		...data,
		printVariable('central_bus_arn', 'string', 'The bus in the central account and Region.'),
		printVariable('makes_role', 'bool', 'Whether the role of the account is made here: in one of its Regions.', true),
		printVariable('role_path', 'string', 'The path of the role.', path),
		printVariable('permissions_boundary', 'string', 'A managed policy that bounds the role; empty for none.', boundary),
		`
resource "aws_iam_role" "forwarder" {
  count                = var.makes_role ? 1 : 0
  name                 = "${forwarderName}"
  path                 = var.role_path
  description          = "EventBridge sends the ends of automations to the central account with it."
  permissions_boundary = var.permissions_boundary == "" ? null : "${here}:iam::${accountId}:policy/\${var.permissions_boundary}"
  assume_role_policy   = ${encode(
		policyOf({
			Effect: 'Allow',
			Principal: {Service: 'events.amazonaws.com'},
			Action: 'sts:AssumeRole',
			Condition: {StringEquals: {'aws:SourceAccount': accountId}},
		}),
	)}
}

resource "aws_iam_role_policy" "forwarder" {
  count  = var.makes_role ? 1 : 0
  name   = "SendEvents"
  role   = aws_iam_role.forwarder[0].id
  policy = ${encode(policyOf({Effect: 'Allow', Action: 'events:PutEvents', Resource: '@var.central_bus_arn'}))}
}

resource "aws_cloudwatch_event_rule" "events" {
  name          = "rollgrid-events"
  description   = "Ends of automations, sent to the central account."
  event_pattern = jsonencode(${JSON.stringify({source: ['aws.ssm'], 'detail-type': [automationEvents[0]], detail: {Status: endStatuses}})})
}

resource "aws_cloudwatch_event_target" "events" {
  rule     = aws_cloudwatch_event_rule.events.name
  arn      = var.central_bus_arn
  role_arn = "${forwarderArn}"
}
`,
	].join('\n');
}
