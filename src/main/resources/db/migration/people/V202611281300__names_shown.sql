-- Whose name an account saw in a list, without opening the file: once a day for each person. Kept and erased with the file, as readings are.
create table people.name_shown (
    association uuid not null,
    day         date not null,
    account     uuid not null,
    person      uuid not null,
    primary key (association, day, account, person)
);
create index name_shown_of on people.name_shown (person);

alter table people.name_shown enable row level security;
alter table people.name_shown force row level security;
create policy own on people.name_shown using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, delete on people.name_shown to ${app};
