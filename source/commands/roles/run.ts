/* The code of `roles`, as one part of the bundle. */
export {printRole} from '../../core/actions/roles/print-role.ts';
export {printTerraform} from '../../core/actions/roles/terraform.ts';
export {deployRoles} from './deploy.ts';
export {diffRoles} from './diff.ts';
