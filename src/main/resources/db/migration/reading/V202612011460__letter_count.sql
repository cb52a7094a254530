-- How many letters of each kind were read together, by month: nothing of a letter, nobody who brought it.
create schema reading;
grant usage on schema reading to ${app};
create table reading.letter_count (
    association uuid not null references access.association,
    month       date not null check (extract(day from month) = 1),
    kind        text not null check (length(kind) between 1 and 20),
    letters     int  not null default 0 check (letters >= 0),
    primary key (association, month, kind)
);
alter table reading.letter_count enable row level security;
alter table reading.letter_count force row level security;
create policy own on reading.letter_count
    using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update on reading.letter_count to ${app};
