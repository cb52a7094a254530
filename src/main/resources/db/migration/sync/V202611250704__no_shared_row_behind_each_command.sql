-- As for visits: the association is the account's own, held by the policy, and never deleted.
alter table sync.received_command drop constraint received_command_association_fkey;
