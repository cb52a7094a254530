-- What came of a call stays counted after its promise is deleted.
alter table hotline.attempt alter column call drop not null;
alter table hotline.attempt drop constraint attempt_call_fkey;
alter table hotline.attempt add constraint attempt_call_fkey foreign key (call) references hotline.call on delete set null;

-- The day of the association on which somebody was called.
alter table hotline.attempt add column day date;
update hotline.attempt set day = (at at time zone 'Europe/Paris')::date;
alter table hotline.attempt alter column day set not null;
create index attempt_by_day on hotline.attempt (association, day);

-- What the figures are counted from.
create view hotline.counted_call with (security_invoker = true) as
    select association, day, account, outcome, seconds from hotline.attempt;
grant select on hotline.counted_call to ${app};
