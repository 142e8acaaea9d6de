/* The code of `roles`, as one part of the bundle. */
export {printEventForwarding, printEventQueue} from '../../core/actions/roles/events.ts';
export {printEventForwardingTerraform, printEventQueueTerraform} from '../../core/actions/roles/events-terraform.ts';
export {printRole} from '../../core/actions/roles/print-role.ts';
export {printTerraform} from '../../core/actions/roles/terraform.ts';
export {printTemplateAsJson} from '../../core/planning/template-json.ts';
export {deployRoles} from './deploy.ts';
export {diffRoles} from './diff.ts';
