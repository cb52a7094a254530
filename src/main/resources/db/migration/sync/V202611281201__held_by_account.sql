-- How many commands of an account wait is counted before another one is kept.
create index held_by_account on sync.held_command (association, account);
