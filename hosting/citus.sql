-- Distributes the tables by person over the machines of a Citus cluster: docs/hosting.md says what is known of that.
-- Run it once, after the first start has made the tables and before anybody is invited.

SELECT create_distributed_table('persons', 'person_id');
SELECT create_distributed_table('accounts', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('acquaintances', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('activities', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('answers', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('channels', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('connected', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('coverage', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('devices', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('feeds', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('imports', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('links', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('pages', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('pairings', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('preferences', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('readings', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('remarks', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('reminded', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('reports', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('runs', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('same_people', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('schedules', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('sessions', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('sources', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('steps', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('trials', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('watched_files', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('watched_folders', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('aliases', 'person_id', colocate_with => 'persons');
SELECT create_distributed_table('texts', 'person_id', colocate_with => 'persons');
SELECT create_reference_table('members');
SELECT create_reference_table('invitations');
SELECT create_reference_table('events');
