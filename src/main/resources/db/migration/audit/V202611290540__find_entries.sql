-- What was done to one thing, and on certain days, found without reading the journal from its end.
create index entry_by_subject on audit.entry (association, subject, id desc);
create index entry_by_day on audit.entry (association, at);
