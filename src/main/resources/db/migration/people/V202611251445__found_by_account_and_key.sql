-- What an account read last is found without reading what the others read; a merge by its key, as all that is sealed.
create index reading_by_account on people.reading (association, account, at desc);
create index merge_by_key on people.merge (association, key);
