-- How many refused commands of one account wait for a person.
create index rejected_of_account on sync.rejected_command (association, account) where state = 'open';
