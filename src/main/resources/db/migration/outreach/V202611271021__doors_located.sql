-- Whether it is known where the door of a household is: its coordinates lie sealed with the address. Asked three times at most, once a day.
alter table outreach.entry
    add column door          text not null default 'unknown' check (door in ('unknown', 'located', 'not-found')),
    add column door_asked    smallint not null default 0,
    add column door_asked_on date;
create index entry_to_locate on outreach.entry (association, reference_hash) where door = 'unknown' and by_post and state = 'waiting';
