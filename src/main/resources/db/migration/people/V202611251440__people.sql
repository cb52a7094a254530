create schema people;
grant usage on schema people to ${app};

-- Somebody who gave a name because help goes on. Names, birth year and commune lie open, for the search; how they are reached, what
-- is noted of them and what is safe for them is sealed (AES-256-GCM) under a key that the database does not have; "key" names it.
-- A file that was merged into another stays for a while, out of sight, so that the merge can be undone.
create table people.person (
    id           uuid primary key,
    association  uuid not null references access.association,
    given        text not null check (length(given) <= 100),
    family       text not null check (length(family) between 1 and 100),
    birth_year   smallint check (birth_year between 1890 and 2200),
    commune      text check (commune ~ '^[0-9][0-9AB][0-9]{3}$'),
    language     text check (length(language) between 2 and 8),
    adaptations  text[] not null default '{}' check (cardinality(adaptations) <= 12),
    discreet     boolean not null default false,
    safe         bytea,
    key          text,
    opened_by    uuid not null,
    opened_at    timestamptz not null,
    last_contact date not null,
    version      int not null default 0,
    merged_into  uuid references people.person,
    check ((safe is null) = (key is null))
);
create index person_by_last_contact on people.person (association, last_contact desc, id) where merged_into is null;
create index person_by_commune on people.person (association, commune, last_contact desc) where merged_into is null;
create index person_by_key on people.person (association, key) where key is not null;
create index person_merged on people.person (merged_into) where merged_into is not null;

-- One way to reach somebody. "hash" (HMAC-SHA-256 under a key of the same ring) finds a number or address exactly.
create table people.contact (
    id          uuid primary key,
    association uuid not null,
    person      uuid not null references people.person,
    kind        text not null check (kind in ('phone', 'mail', 'post')),
    sealed      bytea not null,
    key         text not null,
    hash        bytea check (length(hash) = 32)
);
create index contact_of on people.contact (person);
create index contact_by_hash on people.contact (association, hash);
create index contact_by_key on people.contact (association, key);

-- Short, dated, signed; what a note said before each correction lives and dies with it.
create table people.note (
    id          uuid primary key,
    association uuid not null,
    person      uuid not null references people.person,
    day         date not null,
    written_by  uuid not null,
    written_at  timestamptz not null,
    sealed      bytea not null,
    key         text not null,
    version     int not null default 0
);
create index note_of on people.note (person, written_at desc);
create index note_by_key on people.note (association, key);

create table people.earlier_note (
    note        uuid not null references people.note on delete cascade,
    version     int not null,
    association uuid not null,
    sealed      bytea not null,
    key         text not null,
    replaced_by uuid not null,
    replaced_at timestamptz not null,
    primary key (note, version)
);
create index earlier_note_by_key on people.earlier_note (association, key);

-- What somebody agreed to: what for, how it was said, when, before whom; withdrawn at any time, never unsaid.
create table people.consent (
    id           uuid primary key,
    association  uuid not null,
    person       uuid not null references people.person,
    purpose      text not null,
    manner       text not null check (manner in ('spoken', 'written', 'telephone')),
    given_on     date not null,
    recorded_by  uuid not null,
    recorded_at  timestamptz not null,
    withdrawn_on date check (withdrawn_on >= given_on),
    withdrawn_by uuid
);
create index consent_of on people.consent (person);
create unique index consent_standing on people.consent (person, purpose) where withdrawn_on is null;

-- Who lives with whom; "parent" means that person is a parent of other.
create table people.household_link (
    person      uuid not null references people.person,
    other       uuid not null references people.person,
    association uuid not null,
    kind        text not null check (kind in ('couple', 'parent', 'sibling', 'other')),
    made_by     uuid not null,
    made_at     timestamptz not null,
    primary key (person, other),
    check (person <> other)
);
create index household_link_back on people.household_link (other);

-- The visits of somebody who was named since. Visits themselves stay anonymous.
create table people.person_visit (
    person      uuid not null references people.person,
    visit       uuid not null,
    association uuid not null,
    added_by    uuid not null,
    added_at    timestamptz not null,
    primary key (person, visit)
);
create index person_visit_by_visit on people.person_visit (visit);

-- Who opened which file, and why; the journal has the same. Kept to tell what is unusual.
create table people.reading (
    id          bigint generated always as identity primary key,
    association uuid not null,
    person      uuid not null,
    account     uuid not null,
    at          timestamptz not null,
    reason      text not null
);
create index reading_by_time on people.reading (association, at desc);
create index reading_of on people.reading (person, at desc);

-- A merge, with what undoing it takes: the kept file as it was and as it became (sealed), and what came over (identifiers).
create table people.merge (
    id          uuid primary key,
    association uuid not null,
    kept        uuid not null references people.person,
    dropped     uuid not null references people.person,
    said        bytea not null,
    key         text not null,
    moved       jsonb not null,
    merged_by   uuid not null,
    merged_at   timestamptz not null,
    undone_by   uuid,
    undone_at   timestamptz
);
create index merge_of on people.merge (kept, merged_at desc);
create index merge_dropped on people.merge (dropped);

-- The words of names as they are searched: folded, one row a word. "name" holds all words of the person, of the commune's name and
-- the birth year, each after a space.
create table people.name_word (
    association uuid not null,
    word        text collate "C" not null check (length(word) between 1 and 200),
    name        text collate "C" not null,
    person      uuid not null references people.person,
    sound       text collate "C" not null,
    birth_year  smallint,
    words       text[] collate "C" not null,
    primary key (person, word)
);
create index name_word_by_word on people.name_word (association, word, name) include (person, words, birth_year);
create index name_word_by_sound on people.name_word (association, sound, birth_year) include (person);

-- The words in use, once each: what a mistyped word is compared with.
create table people.known_word (
    association uuid not null,
    word        text collate "C" not null,
    sound       text collate "C" not null,
    primary key (association, word)
);
create index known_word_by_sound on people.known_word (association, sound);
create index known_word_alike on people.known_word using gin (word public.gin_trgm_ops);

do $$
declare t text;
begin
    foreach t in array array['person', 'contact', 'note', 'earlier_note', 'consent', 'household_link', 'person_visit', 'reading',
                             'merge', 'name_word', 'known_word'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy own on people.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on people.%I to ${app}', t);
    end loop;
end $$;
revoke update, delete on people.reading, people.earlier_note from ${app};
grant delete on people.reading to ${app};
grant update (sealed, key) on people.earlier_note to ${app};

-- After a million rows were loaded at once the planner must know: the application may say so, and no more.
grant maintain on people.person, people.contact, people.note, people.name_word, people.known_word to ${app};
