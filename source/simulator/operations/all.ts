import {accountOperations} from './account/all.ts';
import {OperationCatalog} from './catalog.ts';
import {cloudformationOperations} from './cloudformation/all.ts';
import {ec2Operations} from './ec2/all.ts';
import {iamOperations} from './iam/all.ts';
import {monitoringOperations} from './monitoring/all.ts';
import {organizationsOperations} from './organizations/all.ts';
import {resourceGroupsOperations} from './resource-groups/all.ts';
import {servicequotasOperations} from './servicequotas/all.ts';
import {sqsOperations} from './sqs/all.ts';
import {ssmOperations} from './ssm/all.ts';
import {stsOperations} from './sts/all.ts';
import {taggingOperations} from './tagging/all.ts';

/** Every operation that the simulator serves. */
export const operations = new OperationCatalog([
	...accountOperations,
	...cloudformationOperations,
	...ec2Operations,
	...iamOperations,
	...monitoringOperations,
	...organizationsOperations,
	...resourceGroupsOperations,
	...servicequotasOperations,
	...sqsOperations,
	...ssmOperations,
	...stsOperations,
	...taggingOperations,
]);
