-- By what a file is looked for when a name is written otherwise: the consonants of each word and of the whole name in one word (Ben Ali,
-- Benali), and the name of which a given name is a writing (Meriem, Mariam). Files from before are given theirs in the background.
create table people.name_key (
    association uuid not null,
    key         text collate "C" not null check (length(key) between 1 and 300),
    birth_year  smallint,
    person      uuid not null,
    primary key (person, key),
    foreign key (association, person) references people.person (association, id)
);
create index name_key_by_key on people.name_key (association, key, birth_year) include (person);

-- Up to which file of an association the keys were written.
create table people.names_keyed (
    association uuid primary key,
    upto        uuid,
    finished    boolean not null default false
);

do $$
declare t text;
begin
    foreach t in array array['name_key', 'names_keyed'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy own on people.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, delete on people.name_key to ${app};
grant select, insert, update on people.names_keyed to ${app};
grant maintain on people.name_key to ${app};
