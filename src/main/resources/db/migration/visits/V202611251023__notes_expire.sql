-- A note lives for a time counted from the day of its act; so does what stood there before a correction.
alter table visits.note add column day date;
alter table visits.earlier_note add column day date;

-- Policies bind the owner of the tables too: one association after the other.
do $$
declare a uuid;
begin
    for a in select id from access.association loop
        perform set_config('parvis.association', a::text, true);
        update visits.note n set day = r.day from visits.request r where r.id = n.request;
        update visits.earlier_note n set day = v.day from visits.visit v where v.id = n.visit;
    end loop;
    perform set_config('parvis.association', '', true);
end $$;

alter table visits.note alter column day set not null;
alter table visits.earlier_note alter column day set not null;
create index note_by_day on visits.note (association, day);
create index earlier_note_by_day on visits.earlier_note (association, day);
